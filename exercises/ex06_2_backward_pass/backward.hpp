// What you write: the gradients of a dense layer Y = X·W + b. All matrices are row-major.
// X is batch × inputs, W is inputs × outputs, dY (the loss's gradient by Y) is batch × outputs.
#pragma once

/// dW (inputs × outputs), db (outputs) and dX (batch × inputs) are overwritten.
void backward(int batch, int inputs, int outputs, const float* X, const float* W, const float* dY,
              float* dW, float* db, float* dX);
