/* rule.h -- trine rule [NAME]: the rules bench.  Reads the `given` of a rule line by line, prints what
 * the rule makes of it; needs no installation. */
#ifndef CMD_RULE_H
#define CMD_RULE_H

/* argv[0] is "rule".  0; 1: a line failed; 2: no such rule. */
int rule_main(int argc, char **argv);

#endif
