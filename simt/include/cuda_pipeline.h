// Copies into shared memory that go on while the thread computes: the primitives of NVIDIA's
// cuda_pipeline.h. Its C++ interface, cuda::pipeline, belongs to libcu++. For compute
// capability 8.0 they are instructions; below, as in NVIDIA's header, plain copies. Here both
// arrive as late as they may.
#pragma once

#include "cuda_pipeline_primitives.h"
