# bash completion for coco-match, made by coco-match --help=bash
_coco_match()
{
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} glued=''
	if [[ $cur == = ]]; then
		cur='' glued=1
	elif [[ $prev == = ]]; then
		prev=${COMP_WORDS[COMP_CWORD-2]} glued=1
	fi
	COMPREPLY=()
	case $prev in
	--top) COMPREPLY=(); return ;;
	--weights) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--pins) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--pairs) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--scores) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--shard) COMPREPLY=(); return ;;
	--threads) COMPREPLY=(); return ;;
	--round) COMPREPLY=(); return ;;
	--lang) mapfile -t COMPREPLY < <(compgen -W 'en de sl it pl hu sk hr cs' -- "$cur"); return ;;
	--seats) COMPREPLY=(); return ;;
	--pitches) COMPREPLY=(); return ;;
	--fair) mapfile -t COMPREPLY < <(compgen -W 'total worst everyone' -- "$cur"); return ;;
	--fair-budget) COMPREPLY=(); return ;;
	--waiting) COMPREPLY=(); return ;;
	--certificate) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--verify-certificate) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--keep) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--keep-weight) COMPREPLY=(); return ;;
	--stable) mapfile -t COMPREPLY < <(compgen -W 'cci avm' -- "$cur"); return ;;
	--format) mapfile -t COMPREPLY < <(compgen -W 'ndjson json csv' -- "$cur"); return ;;
	--summary) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--rejects) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--as) COMPREPLY=(); return ;;
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
		mapfile -t COMPREPLY < <(compgen -W '--top= --weights= --pins= --cross-border --first-time --again --pairs= --scores= --shard= --threads= --round= --lang= --assign --seats= --pitches= --fair= --fair-budget= --waiting= --certificate= --verify-certificate= --keep= --keep-weight= --stable= --explain --only-new --format= --summary= --rejects= --as= --output= --as-of= --config= --quiet --verbose --progress= --color= --errors= --help --version ' -- "$cur")
		[[ ${COMPREPLY[0]-} == *= ]] || compopt +o nospace
	else
		compopt -o filenames
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
	fi
}
complete -F _coco_match coco-match
