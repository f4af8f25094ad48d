#include "search/pinyin.h"

#include <assert.h>
#include <string.h>

#define FIRST 0x4E00
#define LAST 0x9FFF

enum syllable {
	S_none,
#define SYLLABLE(s) S_##s,
#include "search/reading.inc"
#undef SYLLABLE
	SYLLABLES
};

static const char syllables[SYLLABLES][SYLLABLE_LONGEST + 1] = {
#define SYLLABLE(s) [S_##s] = #s,
#include "search/reading.inc"
#undef SYLLABLE
};

static const uint16_t readings[LAST - FIRST + 1][READINGS] = {
#define R(code, ...) READ_AS(code, __VA_ARGS__, none, none, none)
#define READ_AS(code, a, b, c, ...) [0x##code - FIRST] = { S_##a, S_##b, S_##c },
#include "search/reading.inc"
#undef R
};

const uint16_t *pinyin_readings(uint32_t character)
{
	if (character < FIRST || character > LAST || readings[character - FIRST][0] == S_none)
		return NULL;
	return readings[character - FIRST];
}

char pinyin_initial(uint16_t syllable)
{
	return syllables[syllable][0];
}

size_t pinyin_length(uint16_t syllable)
{
	return strlen(syllables[syllable]);
}

size_t pinyin_common(uint16_t syllable, const char *letters, size_t n)
{
	const char *s = syllables[syllable];
	size_t i = 0;

	while (i < n && s[i] != '\0' && (s[i] == letters[i] || (s[i] == 'v' && letters[i] == 'u')))
		i++;
	return i;
}

unsigned pinyin_beginning(const char *letters, size_t n, uint16_t ret[SYLLABLES_MOST])
{
	unsigned count = 0;

	static_assert(SYLLABLES <= SYLLABLES_MOST, "room for all");
	for (unsigned s = S_none + 1; s < SYLLABLES; s++)
		if (pinyin_common((uint16_t)s, letters, n) == n)
			ret[count++] = (uint16_t)s;
	return count;
}
