/* numeral.h -- Chinese numerals, plain (一二三), formal (壹贰叁) and their variants. */
#ifndef BASE_NUMERAL_H
#define BASE_NUMERAL_H

#include <stdbool.h>
#include <stdint.h>

int numeral_digit(uint32_t c);	  /* 〇零 0, 一壹 1, 两二贰 2 ...; -1: none */
int64_t numeral_unit(uint32_t c); /* 十拾 10, 百佰 100, 千仟 1000, 万 10^4, 亿 10^8; 0: none */

/* A whole number in words: 壹仟零伍, 十二万五千, 三万亿.  Reads as far as numerals go and moves *s
 * past them.  False, and *s untouched, where they are none, contradict each other, or mean two
 * things (一百五: 105 or 150).  Up to 9,999 万亿. */
bool numeral_read(const char **s, int64_t *ret);

#endif
