/* chat.h -- a conversation as it is copied out of WeChat, DingTalk, Feishu and their like, read into its messages: who,
 * when, what (S83).  Nothing is guessed in silence: each time says how it came to its day. */
#ifndef RULE_SERVICE_CHAT_H
#define RULE_SERVICE_CHAT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/instant.h"
#include "entity/all.h"

#define CHAT_MOST (100u << 10)	 /* bytes that are read */
#define CHAT_MESSAGES_MOST 1000u /* what is more is left out, and said */

enum chat_dating {
	CHAT_UNDATED, /* nothing says when */
	CHAT_STATED,  /* the day is written there */
	CHAT_COUNTED, /* the day follows from today: 昨天, 周三, a month and day, a clock alone */
	CHAT_UNCLEAR, /* 03/04/2026 is one of two days, or it has not come yet */
};

struct chat_message {
	const char *speaker; /* as the messenger calls him; NULL: nobody is named */
	instant at;	     /* unset: unknown */
	enum chat_dating dating;
	const char *text;     /* without what it quotes and what the messenger says itself; "": pictures alone */
	int pictures, others; /* [图片]; [语音], [视频], [文件], … */
	int line;	      /* where it begins, from 1 */
};

struct chat {
	const char *title;	   /* whose conversation the head of a forwarded one names; NULL */
	enum case_channel channel; /* unset: nothing says which messenger */
	struct chat_message *messages;
	unsigned count;
	bool left_out; /* there were more */
};

/* `now` is the moment of the paste: no message is later. */
void chat_read(const char *text, instant now, struct arena *a, struct chat *ret);

/* --- of chat_stamp.c --- */

/* A moment as messengers write it, as far as it goes. */
struct chat_stamp {
	date day;     /* unset: none is written, or it is unclear */
	bool counted; /* it follows from today */
	bool unclear;
	int second;   /* of the day; -1: no clock */
	bool seconds; /* they are written */
};

/* 2026-11-26 09:12:33, 11/26 09:12, 11月26日 上午9:12, 昨天 21:05, 周三 21:05, Nov 26, 2026 at 9:12 AM, 09:12 …: *s moves
 * past it.  False: there is none, and *s stays. */
bool chat_stamp_read(const char **s, date today, struct chat_stamp *ret);

void chat_skip_blanks(const char **s); /* those of other alphabets too */

#endif
