#!/bin/sh
# Doxygen reads Markdown a little differently from GitHub: CUDA blocks are C++ to it, and console output is no code.
exec sed -E \
    -e 's/^```cuda/```cpp/' \
    -e 's/^```(sh|console|text|json|diff|python|cmake)$/```{.unparsed}/' \
    "$1"
