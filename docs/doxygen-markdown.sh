#!/bin/sh
# Doxygen reads Markdown a little differently from GitHub: CUDA blocks are C++ to it, console output is no code, it does
# not know GitHub's anchors of headings, and it takes a leading :: for a link. The pages of the browser edition are not its own.
exec sed -E \
    -e 's/^```cuda/```cpp/' \
    -e 's/^```(sh|console|text|json|diff|python|cmake|make)$/```{.unparsed}/' \
    -e 's/\[([^]]*)\]\(#[^)]*\)/\1/g' \
    -e 's/\[([^]]*)\]\([^)]*site\/content\/[^)]*\)/\1/g' \
    -e 's/(\]\([^)#]+\.md)#[^)]*\)/\1)/g' \
    -e 's/\[`([^`]*)`\]\(/[\1](/g' \
    -e 's/(^|[^A-Za-z0-9_])::simt::/\1simt::/g' \
    "$1"
