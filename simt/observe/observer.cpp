// Who looks on; check mode and count mode set it before any other code of the program runs.
#include "simt/observe/observer.hpp"

namespace simt {

Observer* observer = nullptr;

}  // namespace simt
