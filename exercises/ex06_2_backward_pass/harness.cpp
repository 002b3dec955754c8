// Calls the answer.
#include "harness.hpp"

#include "backward.hpp"

#include <cstddef>

void run_backward(int batch, int inputs, int outputs, const std::vector<float>& X,
                  const std::vector<float>& W, const std::vector<float>& dY, std::vector<float>& dW,
                  std::vector<float>& db, std::vector<float>& dX) {
    dW.assign(std::size_t(inputs) * outputs, 1000.0f);
    db.assign(std::size_t(outputs), 1000.0f);
    dX.assign(std::size_t(batch) * inputs, 1000.0f);
    backward(batch, inputs, outputs, X.data(), W.data(), dY.data(), dW.data(), db.data(),
             dX.data());
}
