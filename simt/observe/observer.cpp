// The hooks of check mode; simt_check sets them before any other code of the program runs.
#include "check_hooks.hpp"

namespace simt {

const CheckHooks* check_hooks = nullptr;

}  // namespace simt
