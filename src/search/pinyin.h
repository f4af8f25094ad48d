/* pinyin.h -- what Chinese characters are read as, without tones: the readings that are common, of a polyphone
 * several (DOMAIN 5.3). */
#ifndef SEARCH_PINYIN_H
#define SEARCH_PINYIN_H

#include <stddef.h>
#include <stdint.h>

#define READINGS 3
#define SYLLABLE_LONGEST 6
#define SYLLABLES_MOST 450

/* The readings of a character, each a number of a syllable, 0 behind the last one; NULL: it has none. */
const uint16_t *pinyin_readings(uint32_t character);
/* Its first letter. */
char pinyin_initial(uint16_t syllable);
/* The syllables that begin with these n letters; how many. */
unsigned pinyin_beginning(const char *letters, size_t n, uint16_t ret[SYLLABLES_MOST]);
size_t pinyin_length(uint16_t syllable);
/* How many letters of the syllable the typed ones begin with; a typed u also stands for ü. */
size_t pinyin_common(uint16_t syllable, const char *letters, size_t n);

#endif
