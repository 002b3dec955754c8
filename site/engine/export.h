// A function that the page calls in a module of its own (site/worker/module.mjs).
#pragma once

#ifdef __wasm__
#define SITE_EXPORT(name) extern "C" __attribute__((export_name(#name)))
#else
#define SITE_EXPORT(name) extern "C" __attribute__((used))
#endif
