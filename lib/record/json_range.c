/* Real numbers beyond the range of a double: told exactly, by comparing decimal digits, so that nothing is refused that a double can hold
 * and nothing is read that rounds to infinity. */
#include "json.h"

/* 2^1024 - 2^970: the least decimal that rounds (half to even) beyond the largest double. */
static const char overflow_digits[] = "179769313486231580793728971405303415079934132710037826936173778980444968292764"
                                      "750946649017977587207096330286416692887910946555547851940402630657488671505820"
                                      "681908902000708383676273854845817711531764475730270069855571366959622842914819"
                                      "860834936475292719074168444365510704342711559699508093042880177904174497792";

bool json_real_overflows(const char *at, const char *end)
{
	const char *exp_at = at;
	int64_t exponent = 0, before_point = 0;
	size_t same = 0;
	int order = 0; /* of the digits so far against overflow_digits */
	bool point = false, any = false;

	while (exp_at < end && *exp_at != 'e' && *exp_at != 'E')
		exp_at++;
	if (exp_at < end) {
		const char *c = exp_at + 1;
		bool negative = *c == '-';
		if (*c == '-' || *c == '+')
			c++;
		for (; c < end; c++)
			exponent = exponent > INT64_MAX / 100 ? exponent : exponent * 10 + (*c - '0');
		exponent = negative ? -exponent : exponent;
	}
	for (; at < exp_at; at++) {
		if (*at == '.')
			point = true;
		if (*at < '0' || *at > '9')
			continue;
		any = any || *at != '0';
		before_point += !point && any ? 1 : point && !any ? -1 : 0;
		if (any && order == 0) {
			char limit = same < sizeof(overflow_digits) - 1 ? overflow_digits[same] : '0';
			order = (*at > limit) - (*at < limit);
			same++;
		}
	}
	if (!any || before_point + exponent < 309)
		return false;
	return before_point + exponent > 309 || order > 0 || (order == 0 && same >= sizeof(overflow_digits) - 1);
}
