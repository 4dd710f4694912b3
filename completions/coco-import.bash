# bash completion for coco-import, made by coco-import --help=bash
_coco_import()
{
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} glued=''
	if [[ $cur == = ]]; then
		cur='' glued=1
	elif [[ $prev == = ]]; then
		prev=${COMP_WORDS[COMP_CWORD-2]} glued=1
	fi
	COMPREPLY=()
	case $prev in
	--as) COMPREPLY=(); return ;;
	--side) mapfile -t COMPREPLY < <(compgen -W 'avm cci both bso other' -- "$cur"); return ;;
	--survey) COMPREPLY=(); return ;;
	--wave) COMPREPLY=(); return ;;
	--map) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--platform) mapfile -t COMPREPLY < <(compgen -W 'limesurvey google-forms microsoft-forms eusurvey qualtrics surveymonkey typeform tally kobo odk sosci 1ka jotform alchemer questionpro unipark gravity-forms nextcloud-forms drupal-webform cognito-forms redcap zoho-forms formstack mailchimp codes generic' -- "$cur"); return ;;
	--missing) COMPREPLY=(); return ;;
	--sheet) COMPREPLY=(); return ;;
	--encoding) mapfile -t COMPREPLY < <(compgen -W 'utf-8 utf-16 cp1250 cp1252 iso-8859-1 iso-8859-2 iso-8859-15 iso-8859-16 cp852 cp850 macintosh mac-centraleurope utf-8-as-cp1252 utf-8-as-cp1250 utf-8-as-macintosh utf-8-as-cp852' -- "$cur"); return ;;
	--delimiter) COMPREPLY=(); return ;;
	--header-rows) COMPREPLY=(); return ;;
	--skip-rows) COMPREPLY=(); return ;;
	--decimal) COMPREPLY=(); return ;;
	--date-order) mapfile -t COMPREPLY < <(compgen -W 'dmy mdy ymd' -- "$cur"); return ;;
	--format) mapfile -t COMPREPLY < <(compgen -W 'ndjson json csv text md' -- "$cur"); return ;;
	--rejects) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--contacts) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--key) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--resolve) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--need-consent) mapfile -t COMPREPLY < <(compgen -W 'share process publish photo' -- "$cur"); return ;;
	--update) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--erased) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	--erase) COMPREPLY=(); return ;;
	--subject) COMPREPLY=(); return ;;
	--rekey) COMPREPLY=(); return ;;
	--template) COMPREPLY=(); return ;;
	--schema) [[ $glued ]] && COMPREPLY=() && return ;;
	--vocab) COMPREPLY=(); return ;;
	--vocab-dir) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
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
		mapfile -t COMPREPLY < <(compgen -W '--as= --side= --survey= --wave= --map= --platform= --missing= --sheet= --encoding= --delimiter= --header-rows= --skip-rows= --decimal= --date-order= --format= --rejects= --contacts= --with-contacts --key= --resolve= --need-consent= --new --show-values --strict --update= --erased= --erase= --subject= --rekey= --duplicates --merge-duplicates --expired --explain --check --suggest-map --template= --schema --vocab= --vocab-dir= --output= --lang= --as-of= --config= --quiet --verbose --progress= --color= --errors= --help --version ' -- "$cur")
		[[ ${COMPREPLY[0]-} == *= ]] || compopt +o nospace
	else
		compopt -o filenames
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
	fi
}
complete -F _coco_import coco-import
