/* language.h -- the two languages of the product. */
#ifndef BASE_LANGUAGE_H
#define BASE_LANGUAGE_H

enum language { LANGUAGE_ZH, LANGUAGE_EN };
#define LANGUAGES (LANGUAGE_EN + 1)

#endif
