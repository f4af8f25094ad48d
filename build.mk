# build.mk -- how the program and its tests are made from the sources; the front door is Makefile.
#
#   MODE=release  build/release   -O2, hardened          (default)
#   MODE=check    build/check     ASan + UBSan, for tests
#
# A new .c file anywhere under src/ or test/ is found by itself.

MODE ?= release
OUT  := build/$(MODE)
CC   := gcc

PACKAGES := libmicrohttpd jansson libsodium libpq libcurl libzip expat zlib pangocairo cairo libqpdf libseccomp fontconfig
CPPFLAGS := -D_GNU_SOURCE -Isrc -Ibuild/third_party/sqlite -MMD -MP
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wswitch-enum \
            -Wwrite-strings -Wundef -Werror
CFLAGS   := -std=c17 -g -fexceptions -pthread $(WARNINGS) $(shell pkg-config --cflags $(PACKAGES))
LDLIBS   := $(shell pkg-config --libs $(PACKAGES)) -lm -pthread
LDFLAGS  :=

ifeq ($(MODE),check)
CFLAGS  += -O1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all -DTRINE_CHECK=1
LDFLAGS += -fsanitize=address,undefined
else
CFLAGS  += -O2 -fPIE -fstack-protector-strong -D_FORTIFY_SOURCE=3 -fcf-protection=full -fstack-clash-protection
LDFLAGS += -pie -Wl,-z,relro,-z,now
endif

SQLITE_FLAGS := -O2 -g -w -fPIE -DSQLITE_THREADSAFE=2 -DSQLITE_DEFAULT_MEMSTATUS=0 -DSQLITE_ENABLE_FTS5 \
                -DSQLITE_DQS=0 -DSQLITE_OMIT_LOAD_EXTENSION -DSQLITE_OMIT_DEPRECATED -DSQLITE_OMIT_SHARED_CACHE \
                -DSQLITE_LIKE_DOESNT_MATCH_BLOBS -DSQLITE_MAX_EXPR_DEPTH=1000 -DSQLITE_USE_ALLOCA \
                -DSQLITE_DEFAULT_WAL_SYNCHRONOUS=2 -DSQLITE_TRUSTED_SCHEMA=0

SOURCES := $(shell find src -name '*.c' 2>/dev/null | sort)
OBJECTS := $(SOURCES:src/%.c=$(OUT)/obj/%.o)
LIBRARY := $(filter-out $(OUT)/obj/cmd/main.o,$(OBJECTS))
TESTS   := $(shell find test -name '*_test.c' 2>/dev/null | sort)
RUNNERS := $(TESTS:test/%.c=$(OUT)/test/%)
SUPPORT := $(filter-out $(TESTS),$(shell find test -name '*.c' -not -path 'test/fuzz/*' -not -path 'test/fault/*' 2>/dev/null))
EMBEDDED := $(shell find db locale templates -type f 2>/dev/null) $(wildcard web/dist/* web/dist/*/*)

$(OUT)/trine: $(OBJECTS) $(OUT)/obj/embedded.o build/third_party/sqlite/sqlite3.o
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(OUT)/libtrine.a: $(LIBRARY) $(OUT)/obj/embedded.o build/third_party/sqlite/sqlite3.o
	rm -f $@
	ar rcs $@ $^

$(OUT)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# Migrations, queries, labels, templates and the web client travel in the binary.
$(OUT)/embedded.c: build-aux/embed $(EMBEDDED)
	@mkdir -p $(@D)
	build-aux/embed db locale templates web/dist > $@.new && mv $@.new $@
$(OUT)/obj/embedded.o: $(OUT)/embedded.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

build/third_party/sqlite/sqlite3.o: build/third_party/sqlite/sqlite3.c
	$(CC) $(SQLITE_FLAGS) -c -o $@ $<

$(OUT)/support/%.o: test/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -Itest $(CFLAGS) -c -o $@ $<
$(OUT)/test/%_test: test/%_test.c $(SUPPORT:test/%.c=$(OUT)/support/%.o) $(OUT)/libtrine.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -Itest $(CFLAGS) $(LDFLAGS) -o $@ $< $(SUPPORT:test/%.c=$(OUT)/support/%.o) $(OUT)/libtrine.a $(LDLIBS) -lcmocka

.PHONY: program runners
program: $(OUT)/trine
runners: $(RUNNERS)

-include $(shell find $(OUT) -name '*.d' 2>/dev/null)
