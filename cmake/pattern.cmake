# cmake -P pattern.cmake: is $PATTERN a regular expression? ctest's are of the same kind. ./book test asks before it builds.
string(REGEX MATCH "$ENV{PATTERN}" found "any text")
