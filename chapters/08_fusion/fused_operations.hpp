// Chapter 06's operations with the fused jobs of this chapter in their place.
#pragma once

#include "chapters/06_mnist_mlp/operations.hpp"

#include <memory>

namespace m2m::fusion {

/// The operations of `other`, which must live as long; what a training step asks for in one call is
/// one fused job on its memory, and the products in it are that job's, no longer the stage's.
/// dW = Xᵀ·dZ stays the stage's. Gradients are the same to rounding.
std::unique_ptr<Operations> fused_operations(Operations& other);

}  // namespace m2m::fusion
