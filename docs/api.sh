#!/bin/sh
# Runs Doxygen: the reference of the API, into out/docs. For ./book docs and for the site (site/site.mjs).
set -eu
cd "$(dirname "$0")/.."
style=/usr/share/doxygen-awesome-css/doxygen-awesome.css
[ -r "$style" ] || style=
version=$(sed -n 's/^project(.* VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
mkdir -p out/docs
rm -rf out/docs/html out/docs/warnings.log  # Doxygen leaves an old log where it has no warnings
M2M_VERSION=$version M2M_DOCS_STYLE=$style exec doxygen docs/Doxyfile
