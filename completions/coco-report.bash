# bash completion for coco-report, made by coco-report --help=bash
_coco_report()
{
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} glued=''
	if [[ $cur == = ]]; then
		cur='' glued=1
	elif [[ $prev == = ]]; then
		prev=${COMP_WORDS[COMP_CWORD-2]} glued=1
	fi
	COMPREPLY=()
	case $prev in
	--format) mapfile -t COMPREPLY < <(compgen -W 'json ndjson csv csv-excel md html datapackage' -- "$cur"); return ;;
	--by) mapfile -t COMPREPLY < <(compgen -W 'country nuts2 sector size side campaign' -- "$cur"); return ;;
	--profile) mapfile -t COMPREPLY < <(compgen -W 'director policy partner facilitator' -- "$cur"); return ;;
	--contacts-in) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--min-cell) COMPREPLY=(); return ;;
	--period) COMPREPLY=(); return ;;
	--population) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--compare) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--fail-if) COMPREPLY=(); return ;;
	--title) COMPREPLY=(); return ;;
	--intro) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--charts) mapfile -t COMPREPLY < <(compgen -W 'inline img none' -- "$cur"); return ;;
	--css) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--logo) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--kpi) COMPREPLY=(); return ;;
	--sections) COMPREPLY=(); return ;;
	--figure) COMPREPLY=(); return ;;
	--as) COMPREPLY=(); return ;;
	--explain) COMPREPLY=(); return ;;
	--output|-o) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--lang) mapfile -t COMPREPLY < <(compgen -W 'en de sl it pl hu sk hr cs' -- "$cur"); return ;;
	--as-of) COMPREPLY=(); return ;;
	--config) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--progress) mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$cur"); return ;;
	--color) mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$cur"); return ;;
	--errors) mapfile -t COMPREPLY < <(compgen -W 'text json' -- "$cur"); return ;;
	--help) [[ $glued ]] && mapfile -t COMPREPLY < <(compgen -W 'text man bash zsh fish' -- "$cur") && return ;;
	esac
	if [[ $cur == -* ]]; then
		compopt -o nospace
		mapfile -t COMPREPLY < <(compgen -W '--format= --by= --profile= --contacts-in= --min-cell= --period= --population= --compare= --fail-if= --title= --intro= --charts= --css= --logo= --kpi= --sections= --figure= --partial --merge --as= --list --explain= --output= --lang= --as-of= --config= --quiet --verbose --progress= --color= --errors= --help --version ' -- "$cur")
		[[ ${COMPREPLY[0]-} == *= ]] || compopt +o nospace
	else
		compopt -o filenames
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
	fi
}
complete -F _coco_report coco-report
