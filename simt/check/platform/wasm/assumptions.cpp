// clang's alignment check also asks about memory from an aligned operator new. Check mode does not:
// it looks at accesses.
extern "C" void __ubsan_handle_alignment_assumption(void*, void*, void*, void*) {}
