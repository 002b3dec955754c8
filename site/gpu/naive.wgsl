// Twin of cuda/naive: one thread computes one element of C.
struct Size { m: u32, n: u32, k: u32 }
@group(0) @binding(0) var<uniform> size: Size;
@group(0) @binding(1) var<storage, read> A: array<f32>;
@group(0) @binding(2) var<storage, read> B: array<f32>;
@group(0) @binding(3) var<storage, read_write> C: array<f32>;

const block_size = 16u;  // a workgroup is 16 × 16 = 256 threads

// Every thread of the grid runs this function once.
@compute @workgroup_size(block_size, block_size)
fn naive_kernel(@builtin(workgroup_id) block: vec3u, @builtin(local_invocation_id) thread: vec3u) {
    // Which element of C is mine? First coordinate, first index: x is the row.
    let row = block.y * block_size + thread.x;
    let col = block.x * block_size + thread.y;

    // Workgroups at the edge stick out over C; their outer threads have nothing to do.
    if (row >= size.m || col >= size.n) { return; }

    // Row of A times column of B.
    var sum = 0.0f;
    for (var p = 0u; p < size.k; p++) {
        sum += A[row * size.k + p] * B[p * size.n + col];
    }
    C[row * size.n + col] = sum;
}
