# coco: GNU make, not recursive but for the targets that first install what is missing.
# `make help` lists the targets. FLAVOUR=asan builds beside, with the sanitizers; user CFLAGS and LDFLAGS are respected.

VERSION := 0.1.0
FLAVOUR ?= release
PREFIX ?= /usr/local
DESTDIR ?=
CC ?= cc
INSTALL ?= install
JOBS ?= $(shell nproc 2>/dev/null || echo 1)
MAKEFLAGS += --no-builtin-rules
.SUFFIXES:
.DELETE_ON_ERROR:
.SECONDARY:
SHELL := /bin/bash
# V=1 shows the commands.
say = $(if $(V),,@echo "  $(1)" $(patsubst build/%,%,$@);)

B := build/$(FLAVOUR)
BIN := $(if $(filter release,$(FLAVOUR)),build/bin,$(B)/bin)

# ---- what there is -------------------------------------------------------------------------------------------------
ROOMS := base record text stats assign workbook page dsv concept person survey match rewrite plan report
TABLES := vocab record workbook dsv person survey text concept match rewrite page report
# The fuzz targets look at what reads strangers' bytes; the rooms above these need not be built for them.
ifeq ($(FLAVOUR),fuzz)
ROOMS := base record text workbook dsv
TABLES := vocab record workbook dsv text
endif
TOOLS := $(patsubst cmd/%.c,%,$(wildcard cmd/coco-*.c))
# A large room has parts, a folder each (tests/floors.sh has their order); these hold programs that make tables.
MAKERS := lib/text/languages lib/concept/lexicon lib/match/meanings
SRC := $(filter-out $(MAKERS:%=%/%),$(wildcard $(ROOMS:%=lib/%/*.c) $(ROOMS:%=lib/%/*/*.c)))
MANS := $(wildcard cmd/*.1 cmd/*.5 cmd/*.7)
UNITS := $(sort $(patsubst tests/unit/%/,%,$(dir $(wildcard tests/unit/*/*.c))))
FUZZERS := $(patsubst tests/fuzz/%_fuzz.c,%,$(wildcard tests/fuzz/*_fuzz.c))

OBJ := $(SRC:%.c=$(B)/obj/%.o)
TABLE_OBJ := $(TABLES:%=$(B)/gen/%.o) $(B)/gen/gram_model.o $(if $(filter concept,$(TABLES)),$(B)/gen/lexicon_tree.o) \
	$(if $(filter match,$(TABLES)),$(B)/gen/meanings_list.o)
LIB := $(B)/lib/libcoco.a

# ---- how it is built -----------------------------------------------------------------------------------------------
PACKAGES := zlib expat jansson libpcre2-8 libsodium libRmath nettle
PKG_CFLAGS = $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
# zlib and expat, which read strangers' workbooks, are loaded when one is opened, libstemmer when a word is stemmed (lib/base/late.c).
# They stay shared, so that the system's updates reach them.
PKG_LIBS = $(filter-out -lz -lexpat,$(shell pkg-config --libs $(PACKAGES) 2>/dev/null))
# A shared library costs each start of a tool 60 to 90 microseconds. These compute and open no file of a stranger's; they are linked
# from their archives where there are any. `make EMBED=` links them shared.
EMBED ?= jansson sodium nettle csv unistring
linked = $(if $(and $(filter $(1),$(EMBED)),$(findstring /,$(shell $(CC) -print-file-name=lib$(1).a))),-l:lib$(1).a,-l$(1))
LIBS = $(foreach l,$(patsubst -l%,%,$(PKG_LIBS)) csv unistring m dl pthread,$(call linked,$(l)))

WARN := -Wall -Wextra -Wshadow -Wformat=2 -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla
X86 := $(filter x86_64% i686%,$(shell $(CC) -dumpmachine 2>/dev/null))
HARDEN := -fstack-protector-strong -fno-strict-overflow -fno-delete-null-pointer-checks -fstack-clash-protection \
	$(if $(X86),-fcf-protection=full)
HARDEN_LD := -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack -Wl,--as-needed
DEFS := -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -DCOCO_VERSION='"$(VERSION)"' -Iinclude
# The rooms through which every byte of an import goes gain a tenth by -O3, which the others do not need; CFLAGS has the last word.
OPTIMISE := -O2
$(foreach room,base record workbook dsv person survey,$(eval $(B)/obj/lib/$(room)/%.o: OPTIMISE := -O3))
CFLAGS ?= -g

FLAVOUR_release := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 $(HARDEN)
FLAVOUR_asan := -O1 -g1 -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
FLAVOUR_LD_asan := -fsanitize=address,undefined
FLAVOUR_fuzz := -O1 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined
FLAVOUR_LD_fuzz := -fsanitize=address,undefined
FLAVOUR_cov := -O0 --coverage
FLAVOUR_LD_cov := --coverage
FLAVOUR_valgrind := -O1
ALL_CFLAGS = -std=c11 $(DEFS) $(WARN) $(if $(CI),-Werror) -ffp-contract=off -ffile-prefix-map=$(CURDIR)=. -fPIE \
	$(OPTIMISE) $(CFLAGS) $(FLAVOUR_$(FLAVOUR)) $(PKG_CFLAGS)
ALL_LDFLAGS = -pie $(HARDEN_LD) $(FLAVOUR_LD_$(FLAVOUR)) $(LDFLAGS)

.PHONY: all
all: $(TOOLS:%=$(BIN)/%)

# A tool is its main; those with many options keep their table in a file of its own.
$(BIN)/coco-import: $(B)/obj/cmd/import_options.o
$(BIN)/coco-report: $(B)/obj/cmd/report_options.o
$(BIN)/coco-rewrite-challenge: $(B)/obj/cmd/rewrite_options.o
$(BIN)/%: $(B)/obj/cmd/%.o $(LIB)
	@mkdir -p $(@D)
	$(call say,LD)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $(filter %.o,$^) $(LIB) $(LIBS)

$(LIB): $(OBJ) $(TABLE_OBJ)
	@mkdir -p $(@D)
	@rm -f $@
	$(call say,AR)$(AR) rcs $@ $^

$(B)/lib/libbase.a: $(filter $(B)/obj/lib/base/%,$(OBJ))
	@mkdir -p $(@D)
	@rm -f $@
	$(call say,AR)$(AR) rcs $@ $^

$(B)/formats: $(B)/obj/cmd/build/formats.o $(LIB)
	$(call say,LD)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< $(LIB) $(LIBS)

# Headers of a room's other parts are included by bare name, by its own files and by its tests.
inside = $(addprefix -I,$(foreach r,$(word $(if $(filter tests/unit/%,$(1)),3,2),$(subst /, ,$(1))),$(patsubst %/,%,$(wildcard lib/$(r)/ lib/$(r)/*/))))
$(B)/obj/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(call say,CC)$(CC) $(ALL_CFLAGS) $(call inside,$<) -MMD -MP -c -o $@ $<

# Tables: lib/ROOM/*.csv becomes one C file of one text blob and offsets. The names in these are folded when it is made, as a
# whole or word by word, or stand as they are, so that no tool does so when it starts (coco_names_find).
NAMED := $(wildcard lib/vocab/*.csv) lib/person/reach.csv lib/person/given.csv lib/report/answer_words.csv $(patsubst %,lib/survey/%.csv,words metadata likert)
NAMED_BY_WORD := $(patsubst %,lib/survey/%.csv,headers notions whose consents) lib/person/special.csv
NAMED_AS_IS := lib/record/hosts.csv
table_args = $(filter-out $(NAMED) $(NAMED_BY_WORD) $(NAMED_AS_IS),$(1)) -n $(filter $(NAMED),$(1)) -w $(filter $(NAMED_BY_WORD),$(1)) \
	-x $(filter $(NAMED_AS_IS),$(1))
$(B)/csv2c: $(B)/obj/cmd/build/csv2c.o $(B)/obj/lib/record/fold.o $(B)/obj/lib/record/names.o $(B)/lib/libbase.a
	$(call say,LD)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

define table_rule
$(B)/gen/$(1).c: $(B)/csv2c $$(sort $$(wildcard lib/$(1)/*.csv)) $$(wildcard lib/$(1))
	@mkdir -p $$(@D)
	$$(call say,TABLE)$(B)/csv2c $(1) $$(call table_args,$$(sort $$(wildcard lib/$(1)/*.csv))) >$$@
endef
$(foreach t,$(TABLES),$(eval $(call table_rule,$(t))))
# The language model: made of sentences, function words and labels by lib/text/languages/model.c.
$(B)/gen/samples.c: $(B)/csv2c lib/text/languages/samples.csv
	@mkdir -p $(@D)
	$(call say,TABLE)$(B)/csv2c samples lib/text/languages/samples.csv >$@
$(B)/grams: $(addprefix $(B)/,obj/lib/text/languages/model.o obj/lib/text/grams.o gen/samples.o gen/vocab.o gen/text.o lib/libbase.a)
	$(call say,LD)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)
$(B)/gen/gram_model.c: $(B)/grams
	$(call say,TABLE)$(B)/grams >$@
# The dictionary of names in texts: made of the vocabularies by lib/concept/lexicon/make.c.
$(B)/lexicon: $(addprefix $(B)/,obj/lib/concept/lexicon/make.o obj/lib/concept/lexicon/forms.o obj/lib/concept/lexicon_words.o obj/lib/concept/core.o obj/lib/concept/sign_cue.o \
		obj/lib/record/fold.o obj/lib/text/forms.o obj/lib/text/light.o obj/lib/text/normal.o obj/lib/text/word.o gen/vocab.o gen/concept.o gen/text.o lib/libbase.a)
	$(call say,LD)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)
$(B)/gen/lexicon_tree.c: $(B)/lexicon
	$(call say,TABLE)$(B)/lexicon >$@
# Words that mean the same: stems of the table lib/match/meanings.csv, made by lib/match/meanings/make.c.
$(B)/meanings: $(addprefix $(B)/,obj/lib/match/meanings/make.o obj/lib/record/fold.o obj/lib/text/stem.o obj/lib/text/stop.o obj/lib/text/light.o obj/lib/text/normal.o \
		obj/lib/text/word.o gen/vocab.o gen/match.o gen/text.o lib/libbase.a)
	$(call say,LD)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)
$(B)/gen/meanings_list.c: $(B)/meanings
	$(call say,TABLE)$(B)/meanings >$@
$(B)/gen/%.o: $(B)/gen/%.c
	$(call say,CC)$(CC) $(ALL_CFLAGS) -I. -c -o $@ $<

-include $(OBJ:.o=.d) $(TOOLS:%=$(B)/obj/cmd/%.d) $(B)/obj/cmd/build/csv2c.d $(B)/obj/cmd/build/formats.d $(B)/obj/cmd/import_options.d $(B)/obj/cmd/report_options.d $(B)/obj/cmd/rewrite_options.d $(wildcard $(B)/obj/tests/fuzz/*.d) $(B)/obj/lib/text/languages/model.d $(B)/obj/lib/concept/lexicon/make.d $(B)/obj/lib/concept/lexicon/forms.d $(B)/obj/lib/match/meanings/make.d $(wildcard $(B)/obj/tests/unit/*/*.d)

# ---- what it needs -------------------------------------------------------------------------------------------------
DEPS_BUILD := gcc libc6-dev pkg-config libcsv-dev libjansson-dev libpcre2-dev libunistring-dev libstemmer-dev \
	libsodium-dev nettle-dev zlib1g-dev libexpat1-dev r-mathlib
DEPS_CHECK := libcriterion-dev mandoc jq python3
DEPS_LINT := clang clang-tidy clang-format cppcheck shellcheck
DEPS_FUZZ := clang libclang-rt-14-dev
DEPS_BENCH := miller jq time python3 python3-scipy g++ liblemon-dev diction
DEPS_BROWSER := chromium

.PHONY: deps deps-build deps-check deps-bench deps-fuzz deps-browser deps-valgrind
deps:
	@tests/deps.sh $(DEPS_BUILD) $(DEPS_CHECK) $(DEPS_LINT)
deps-build:
	@tests/deps.sh $(DEPS_BUILD)
deps-check:
	@tests/deps.sh $(DEPS_BUILD) $(DEPS_CHECK)
deps-bench:
	@tests/deps.sh $(DEPS_BUILD) $(DEPS_BENCH)
deps-fuzz:
	@tests/deps.sh $(DEPS_BUILD) $(DEPS_FUZZ)
deps-valgrind:
	@tests/deps.sh $(DEPS_BUILD) $(DEPS_CHECK) valgrind
deps-browser:
	@tests/deps.sh $(DEPS_BUILD) $(DEPS_BROWSER)

# ---- the demo ------------------------------------------------------------------------------------------------------
.PHONY: demo
demo: deps-build
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@examples/run.sh build/demo

# ---- checks --------------------------------------------------------------------------------------------------------
.PHONY: check check-all check-floors check-unit check-cli check-docs check-asan check-valgrind
CHECKS := check-floors check-unit check-cli check-docs
check: deps-check
	@$(MAKE) --no-print-directory -j$(JOBS) all $(UNITS:%=$(B)/tests/%)
	@$(MAKE) --no-print-directory check-all
# Goes on after a failure, so that the closing line counts everything.
check-all:
	@rm -rf $(B)/results; status=0; \
	for t in $(CHECKS); do $(MAKE) --no-print-directory $$t || status=1; done; \
	tests/summary.sh $(B)/results || status=1; exit $$status

check-floors:
	@tests/floors.sh $(B)/results

UNIT_BIN := $(UNITS:%=$(B)/tests/%)
ROOM ?= $(UNITS)
check-unit: $(ROOM:%=$(B)/tests/%)
	@tests/unit.sh $(B) $(ROOM)

define unit_rule
$(B)/tests/$(1): $$(patsubst %.c,$(B)/obj/%.o,$$(wildcard tests/unit/$(1)/*.c)) $(LIB)
	@mkdir -p $$(@D)
	$$(call say,LD)$(CC) $$(ALL_CFLAGS) $$(ALL_LDFLAGS) -o $$@ $$(filter %.o,$$^) $(LIB) -lcriterion $$(LIBS)
endef
$(foreach u,$(UNITS),$(eval $(call unit_rule,$(u))))
$(B)/tests/workbook: LIBS += -lz # the tests pack workbooks themselves

check-cli: all
	@BIN=$(BIN) OUT=$(B) tests/cli/run.sh

check-docs: all $(B)/formats
	@BIN=$(BIN) OUT=$(B) python3 tests/docs.py

check-asan: deps-check
	@ASAN_OPTIONS=log_path=$(CURDIR)/build/asan/san:detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1:log_path=$(CURDIR)/build/asan/san \
		$(MAKE) --no-print-directory FLAVOUR=asan check-sanitized
.PHONY: check-sanitized
check-sanitized:
	@rm -rf build/asan/san.* build/asan/results
	@$(MAKE) --no-print-directory -j$(JOBS) FLAVOUR=asan all $(UNITS:%=build/asan/tests/%)
	@status=0; \
	for t in check-unit check-cli; do $(MAKE) --no-print-directory FLAVOUR=asan $$t || status=1; done; \
	tests/sanitizer-logs.sh build/asan || status=1; \
	tests/summary.sh build/asan/results || status=1; exit $$status

check-valgrind: deps-valgrind
	@$(MAKE) --no-print-directory FLAVOUR=valgrind all
	@BIN=build/valgrind/bin OUT=build/valgrind CASE_SECONDS=900 WRAP='valgrind --quiet --leak-check=full --error-exitcode=99 --suppressions=$(CURDIR)/tests/valgrind.supp' tests/cli/run.sh
	@tests/summary.sh build/valgrind/results

# Every read, write and allocation made to fail, one at a time.
.PHONY: check-fault
check-fault: deps-build
	@$(MAKE) --no-print-directory all
	@BIN=$(BIN) OUT=$(B) tests/fault/run.sh

# Pages as a browser shows them: valid, accessible, nothing from outside. What it needs of npm goes into build/browser.
.PHONY: check-browser
check-browser: deps-browser
	@$(MAKE) --no-print-directory all
	@rm -rf build/browser/results
	@BIN=$(BIN) OUT=build/browser tests/browser/run.sh

# ---- fuzzing, measuring, looking -----------------------------------------------------------------------------------
.PHONY: fuzz bench lint docs
FUZZ_SECONDS ?= 60
fuzz: deps-fuzz
	@$(MAKE) --no-print-directory -j$(JOBS) FLAVOUR=fuzz CC=clang $(FUZZERS:%=build/fuzz/%)
	@for f in $(FUZZERS); do tests/fuzz/run.sh build/fuzz/$$f $(FUZZ_SECONDS) || exit 1; done
build/fuzz/workbook: LIBS += -lz # it packs the workbooks itself
build/fuzz/%: $(B)/obj/tests/fuzz/%_fuzz.o $(LIB)
	$(call say,LD)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -fsanitize=fuzzer -o $@ $< $(LIB) $(LIBS)

bench: deps-bench
	@$(MAKE) --no-print-directory all
	@BIN=build/bin OUT=build/bench tests/bench/run.sh

lint:
	@tests/deps.sh $(DEPS_BUILD) $(DEPS_CHECK) $(DEPS_LINT)
	@$(MAKE) --no-print-directory $(TABLE_OBJ) >/dev/null
	@CFLAGS_LINT="-std=c11 $(filter-out -DCOCO_VERSION%,$(DEFS)) $(PKG_CFLAGS)" VERSION=$(VERSION) OUT=$(B) tests/lint.sh

# The option blocks of the man pages, the completions, the field tables of coco-formats(5): made from the tables in the code.
docs: all $(B)/formats
	@BIN=$(BIN) python3 tests/docs.py --write

# ---- installing ----------------------------------------------------------------------------------------------------
.PHONY: install uninstall dist clean help
install: all
	$(INSTALL) -d $(DESTDIR)$(PREFIX)/bin
	$(INSTALL) -m 755 $(TOOLS:%=$(BIN)/%) $(DESTDIR)$(PREFIX)/bin
	@for m in $(MANS); do d=$(DESTDIR)$(PREFIX)/share/man/man$${m##*.}; $(INSTALL) -d "$$d" && $(INSTALL) -m 644 "$$m" "$$d" || exit 1; done
	$(INSTALL) -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
		$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	@for t in $(TOOLS); do \
		$(INSTALL) -m 644 completions/$$t.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/$$t && \
		$(INSTALL) -m 644 completions/_$$t $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_$$t && \
		$(INSTALL) -m 644 completions/$$t.fish $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/$$t.fish || exit 1; done

uninstall:
	rm -f $(TOOLS:%=$(DESTDIR)$(PREFIX)/bin/%)
	@for m in $(MANS); do rm -f "$(DESTDIR)$(PREFIX)/share/man/man$${m##*.}/$${m##*/}"; done
	@for t in $(TOOLS); do rm -f $(DESTDIR)$(PREFIX)/share/bash-completion/completions/$$t \
		$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_$$t $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/$$t.fish; done

dist:
	@mkdir -p build
	git archive --prefix=coco-$(VERSION)/ -o build/coco-$(VERSION).tar.gz HEAD

clean:
	rm -rf build

help:
	@sed -n 's/^#@ //p' Makefile
#@ make            build the tools into build/bin
#@ make demo       install what is missing, build, run the example campaign, write build/demo/report.html
#@ make check      install what is missing, build, run every test
#@ make check-asan the same tests under the address and undefined-behaviour sanitizers
#@ make check-valgrind  the command-line cases under valgrind
#@ make check-fault  every read, write and allocation of each tool made to fail
#@ make check-browser  pages through html-validate and axe-core in Chromium (both from npm; skipped without it)
#@ make fuzz       libFuzzer targets, FUZZ_SECONDS=60 each
#@ make bench      measure, as ratios to named peers in the same run
#@ make lint       clang-tidy, cppcheck, gcc -fanalyzer, clang-format, shellcheck, mandoc
#@ make docs       rewrite the parts of man pages and completions that come from tables
#@ make deps       install the Debian packages for building, checking and linting
#@ make EMBED=     jansson, sodium, nettle, csv and unistring as shared libraries, not from their archives
#@ make install    PREFIX=/usr/local DESTDIR=; make uninstall takes it back
#@ make dist       a source archive; make clean removes build/
#@ make check-unit ROOM=record, make FLAVOUR=asan …: a part, or another flavour
