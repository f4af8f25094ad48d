# build.mk -- how the program and its tests are made from the sources; the front door is Makefile.
#
#   MODE=release  build/release   -O2, hardened          (default)
#   MODE=check    build/check     ASan + UBSan, for tests
#   MODE=fuzz     build/fuzz      the same by clang, with what libFuzzer wants to know
#
#   program       the program                            (default)
#   runners       one program per test/**/*_test.c
#   floor         the bare program of make bench
#   planner       what it plans visits with
#   fuzzers       one program per test/fuzz/*.c but the driver, which stands in for libFuzzer where there is none
#   faults        the library that lets calls fail, for the fault tests
#
# A new .c file anywhere under src/ or test/ is found by itself; one that went away leaves the program too.

MODE ?= release
OUT  := build/$(MODE)
CC   := gcc

.DELETE_ON_ERROR:
.SUFFIXES:
# One short line a step; V=1 shows the commands.
step = $(if $(V),,@echo '  $(1) $(2)';)

PACKAGES := libmicrohttpd jansson libsodium libpq libcurl libzip expat zlib pangocairo cairo libqpdf libseccomp fontconfig xlsxwriter inih libqrencode
SQLITE   := build/third_party/sqlite
CPPFLAGS := -D_GNU_SOURCE -Isrc -I$(SQLITE) -MMD -MP
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wswitch-enum \
            -Wwrite-strings -Wundef -Werror
# -fexceptions is not for C++: base/arena.c unwinds the stack through it.
CFLAGS   := -std=c17 -g -fexceptions -pthread $(WARNINGS) $(shell pkg-config --cflags $(PACKAGES))
# Used by one file alone, whose headers the others need not see.
MAIL     := gmime-3.0
LDLIBS   := $(shell pkg-config --libs $(PACKAGES) $(MAIL)) -lm -pthread
LDFLAGS  :=

HARDENED := -O2 -fPIE -fstack-protector-strong -D_FORTIFY_SOURCE=3 -fstack-clash-protection \
            $(if $(filter x86_64,$(shell uname -m)),-fcf-protection=full)
ifeq ($(MODE),check)
CFLAGS  += -O1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all -DTRINE_CHECK=1
LDFLAGS += -fsanitize=address,undefined $(if $(shell command -v ld.lld),-fuse-ld=lld)
else ifeq ($(MODE),fuzz)
CC      := clang
CFLAGS  := $(filter-out -Werror,$(CFLAGS)) -w -O1 -fno-omit-frame-pointer -DTRINE_CHECK=1 \
           -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
LDFLAGS += -fsanitize=address,undefined
else
CFLAGS  += $(HARDENED)
LDFLAGS += -pie -Wl,-z,relro,-z,now,-z,noexecstack
endif

# Not sanitised: its own authors do that, and it is most of the time of a test.
SQLITE_FLAGS := $(HARDENED) -g -w -DSQLITE_THREADSAFE=2 -DSQLITE_DEFAULT_MEMSTATUS=0 -DSQLITE_ENABLE_FTS5 \
                -DSQLITE_DQS=0 -DSQLITE_OMIT_LOAD_EXTENSION -DSQLITE_OMIT_DEPRECATED -DSQLITE_OMIT_SHARED_CACHE \
                -DSQLITE_LIKE_DOESNT_MATCH_BLOBS -DSQLITE_MAX_EXPR_DEPTH=1000 -DSQLITE_USE_ALLOCA \
                -DSQLITE_DEFAULT_WAL_SYNCHRONOUS=2 -DSQLITE_TRUSTED_SCHEMA=0

SOURCES  := $(shell find src -name '*.c' | LC_ALL=C sort)
OBJECTS  := $(SOURCES:src/%.c=$(OUT)/obj/%.o)
BESIDE   := $(OUT)/obj/embedded.o $(SQLITE)/sqlite3.o
TESTS    := $(shell find test -name '*_test.c' | LC_ALL=C sort)
RUNNERS  := $(TESTS:test/%.c=$(OUT)/test/%)
# What tests share: every other .c file beside them.
SHARED   := $(filter-out $(TESTS),$(shell find test -name '*.c' -not -path 'test/fuzz/*' -not -path 'test/fault/*' -not -path 'test/harness/*'))
SHARED   := $(SHARED:test/%.c=$(OUT)/obj-test/%.o)
EMBEDDED := $(shell find db locale templates demo web/dist -type f ! -name '.*' 2>/dev/null | LC_ALL=C sort)

$(OUT)/obj/office/mail_read.o: CFLAGS += $(shell pkg-config --cflags $(MAIL))

.PHONY: program runners floor planner faults FORCE
program: $(OUT)/trine $(if $(filter check,$(MODE)),$(OUT)/clock.so)
runners: $(RUNNERS)

# Files that change when the list or the command they hold does, so that what is made from it is made again.
define keep
$(1): FORCE
	@mkdir -p $$(@D)
	@echo '$$(strip $(2))' | cmp -s - $$@ || echo '$$(strip $(2))' > $$@
endef
$(eval $(call keep,$(OUT)/flags,$$(CC) $$(CPPFLAGS) $$(CFLAGS) $$(LDFLAGS) $$(LDLIBS)))
$(eval $(call keep,$(OUT)/sources,$$(SOURCES) $$(SHARED)))
$(eval $(call keep,$(OUT)/embedded,$$(EMBEDDED)))
$(eval $(call keep,$(SQLITE)/flags,$$(CC) $$(SQLITE_FLAGS)))

$(OUT)/trine: $(OBJECTS) $(BESIDE) $(OUT)/sources
	$(call step,link ,$@)$(CC) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LDLIBS)

# What `make bench` measures the program against.
FLOOR := $(shell find bench -name 'floor*.c' 2>/dev/null | LC_ALL=C sort)
FLOOR := $(FLOOR:bench/%.c=$(OUT)/obj-bench/%.o)
floor: $(OUT)/floor
$(OUT)/floor: $(FLOOR) $(SQLITE)/sqlite3.o
	$(call step,link ,$@)$(CC) $(LDFLAGS) -o $@ $^ $(shell pkg-config --libs libmicrohttpd jansson libsodium) -lm -pthread
$(OUT)/obj-bench/%.o: bench/%.c $(OUT)/flags | $(SQLITE)/sqlite3.c
	@mkdir -p $(@D)
	$(call step,cc   ,$<)$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# The planning of visits alone.
planner: $(OUT)/planner
$(OUT)/planner: $(OUT)/obj-bench/planner.o $(OUT)/libtrine.a
	$(call step,link ,$@)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(OUT)/libtrine.a: $(filter-out $(OUT)/obj/cmd/main.o,$(OBJECTS)) $(BESIDE) $(OUT)/sources
	$(call step,ar   ,$@)rm -f $@ && ar rcs $@ $(filter %.o,$^)

$(OUT)/obj/%.o: src/%.c $(OUT)/flags
	@mkdir -p $(@D)
	$(call step,cc   ,$<)$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# Migrations, queries, labels, templates and the web client travel in the binary.
$(OUT)/embedded.c: build-aux/embed $(EMBEDDED) $(OUT)/embedded
	$(call step,embed,$@)build-aux/embed db locale templates demo web/dist > $@
$(OUT)/obj/embedded.o: $(OUT)/embedded.c $(OUT)/flags
	@mkdir -p $(@D)
	$(call step,cc   ,$<)$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(OBJECTS): | $(SQLITE)/sqlite3.c
$(SQLITE)/sqlite3.c: build-aux/fetch-sqlite build-aux/sqlite/package-lock.json
	$(call step,fetch,$@)build-aux/fetch-sqlite
$(SQLITE)/sqlite3.o: $(SQLITE)/sqlite3.c $(SQLITE)/flags
	$(call step,cc   ,$<)$(CC) $(SQLITE_FLAGS) -c -o $@ $<

$(OUT)/obj-test/%.o: test/%.c $(OUT)/flags | $(SQLITE)/sqlite3.c
	@mkdir -p $(@D)
	$(call step,cc   ,$<)$(CC) $(CPPFLAGS) -Itest $(CFLAGS) -c -o $@ $<
$(OUT)/test/%_test: $(OUT)/obj-test/%_test.o $(SHARED) $(OUT)/libtrine.a
	@mkdir -p $(@D)
	$(call step,link ,$@)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lcmocka

FUZZERS := $(filter-out driver,$(patsubst test/fuzz/%.c,%,$(wildcard test/fuzz/*.c)))
.PHONY: fuzzers
fuzzers: $(FUZZERS:%=$(OUT)/fuzzer/%)
$(OUT)/fuzzer/%: $(OUT)/obj-test/fuzz/%.o $(if $(filter check,$(MODE)),$(OUT)/obj-test/fuzz/driver.o) $(OUT)/libtrine.a
	@mkdir -p $(@D)
	$(call step,link ,$@)$(CC) $(LDFLAGS) $(if $(filter fuzz,$(MODE)),-fsanitize=fuzzer) -o $@ $^ $(LDLIBS)

# Put before the other libraries of the program under test; themselves plain.
faults: $(OUT)/faults.so
$(OUT)/faults.so: test/fault/faults.c
$(OUT)/clock.so: test/harness/clock.c
$(OUT)/faults.so $(OUT)/clock.so:
	@mkdir -p $(@D)
	$(call step,cc   ,$<)$(CC) -std=gnu17 -D_GNU_SOURCE -O2 -g -fPIC -shared $(filter-out -Wpedantic,$(WARNINGS)) -o $@ $<

.SECONDARY:

-include $(shell find $(OUT) -name '*.d' 2>/dev/null)
