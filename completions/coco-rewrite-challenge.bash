# bash completion for coco-rewrite-challenge, made by coco-rewrite-challenge --help=bash
_coco_rewrite_challenge()
{
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} glued=''
	if [[ $cur == = ]]; then
		cur='' glued=1
	elif [[ $prev == = ]]; then
		prev=${COMP_WORDS[COMP_CWORD-2]} glued=1
	fi
	COMPREPLY=()
	case $prev in
	--format) mapfile -t COMPREPLY < <(compgen -W 'auto ndjson json csv md html diff' -- "$cur"); return ;;
	--apply) mapfile -t COMPREPLY < <(compgen -W 'safe all none' -- "$cur"); return ;;
	--lang) mapfile -t COMPREPLY < <(compgen -W 'auto en de sl it pl hu sk hr cs' -- "$cur"); return ;;
	--owner) COMPREPLY=(); return ;;
	--lexicon) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--answers) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--part) COMPREPLY=(); return ;;
	--via) COMPREPLY=(); return ;;
	--via-timeout) COMPREPLY=(); return ;;
	--fail-on) mapfile -t COMPREPLY < <(compgen -W 'warning note' -- "$cur"); return ;;
	--verify) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--output|-o) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--as-of) COMPREPLY=(); return ;;
	--config) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--progress) mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$cur"); return ;;
	--color) mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$cur"); return ;;
	--errors) mapfile -t COMPREPLY < <(compgen -W 'text json' -- "$cur"); return ;;
	--help) [[ $glued ]] && mapfile -t COMPREPLY < <(compgen -W 'text man bash zsh fish' -- "$cur") && return ;;
	esac
	if [[ $cur == -* ]]; then
		compopt -o nospace
		mapfile -t COMPREPLY < <(compgen -W '--format= --apply= --lang= --text --owner= --lexicon= --answers= --part= --via= --via-timeout= --force --undo --check --fail-on= --every-rule --score --sentences --rules --verify= --output= --as-of= --config= --quiet --verbose --progress= --color= --errors= --help --version ' -- "$cur")
		[[ ${COMPREPLY[0]-} == *= ]] || compopt +o nospace
	else
		compopt -o filenames
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
	fi
}
complete -F _coco_rewrite_challenge coco-rewrite-challenge
