// Twin of cuda/register_tiled: every thread computes 8 × 8 elements of C and keeps them in registers.
struct Size { m: u32, n: u32, k: u32 }
@group(0) @binding(0) var<uniform> size: Size;
@group(0) @binding(1) var<storage, read> A: array<f32>;
@group(0) @binding(2) var<storage, read> B: array<f32>;
@group(0) @binding(3) var<storage, read_write> C: array<f32>;

const tile = 128u;           // a workgroup computes 128 × 128 elements of C ...
const depth = 8u;            // ... and steps through k by 8
const side = 8u;             // a thread computes 8 × 8 of them
const threads = 256u;        // (128 / 8)² threads
const half_tile = tile / 2u; // a thread's columns come as 4 in each half of the tile
const padded = tile + 4u;    // A_tile's row length

// A's tile is stored transposed: step p of the product reads row p of both tiles.
var<workgroup> A_tile: array<array<f32, padded>, depth>;
var<workgroup> B_tile: array<array<f32, tile>, depth>;

// Only what lies inside C.
fn store(row: u32, first_col: u32, sum: vec4f) {
    if (row >= size.m) { return; }
    for (var j = 0u; j < 4u; j++) {
        if (first_col + j < size.n) { C[row * size.n + first_col + j] = sum[j]; }
    }
}

// One workgroup computes one 128 × 128 tile of C, one thread 8 × 8 elements of it.
@compute @workgroup_size(threads)
fn register_tiled_kernel(@builtin(workgroup_id) block: vec3u, @builtin(local_invocation_index) thread: u32) {
    // My 8 rows are neighbours; my 8 columns are 4 neighbours in each half of the tile.
    let first_row = block.y * tile;
    let first_col = block.x * tile;
    let my_row = thread / 16u * side;
    let my_col = thread % 16u * (side / 2u);

    // WGSL has no #pragma unroll, and an array that a loop walks through may end up in memory. So the 64 sums are 16
    // vectors with names: row i, left and right half.
    var l0 = vec4f(); var l1 = vec4f(); var l2 = vec4f(); var l3 = vec4f();
    var l4 = vec4f(); var l5 = vec4f(); var l6 = vec4f(); var l7 = vec4f();
    var r0 = vec4f(); var r1 = vec4f(); var r2 = vec4f(); var r3 = vec4f();
    var r4 = vec4f(); var r5 = vec4f(); var r6 = vec4f(); var r7 = vec4f();

    // Along k, 8 columns of A and 8 rows of B at a time.
    for (var step = 0u; step < (size.k + depth - 1u) / depth; step++) {
        // 8 neighbouring threads read 8 neighbouring words of one row of A.
        let A_p = thread % depth;
        let A_col = step * depth + A_p;
        for (var r = thread / depth; r < tile; r += threads / depth) {
            let row = first_row + r;
            var a = 0.0f;
            if (row < size.m && A_col < size.k) { a = A[row * size.k + A_col]; }
            A_tile[A_p][r] = a;
        }

        // 128 neighbouring threads read 128 neighbouring words of B.
        for (var p = thread / tile; p < depth; p += threads / tile) {
            let c = thread % tile;
            let B_row = step * depth + p;
            let col = first_col + c;
            var b = 0.0f;
            if (B_row < size.k && col < size.n) { b = B[B_row * size.n + col]; }
            B_tile[p][c] = b;
        }
        workgroupBarrier();

        // 16 words from the tiles feed 64 multiply-adds in registers.
        for (var p = 0u; p < depth; p++) {
            let left = vec4f(B_tile[p][my_col], B_tile[p][my_col + 1u], B_tile[p][my_col + 2u], B_tile[p][my_col + 3u]);
            let other = half_tile + my_col;
            let right = vec4f(B_tile[p][other], B_tile[p][other + 1u], B_tile[p][other + 2u], B_tile[p][other + 3u]);
            let a0 = A_tile[p][my_row]; l0 += a0 * left; r0 += a0 * right;
            let a1 = A_tile[p][my_row + 1u]; l1 += a1 * left; r1 += a1 * right;
            let a2 = A_tile[p][my_row + 2u]; l2 += a2 * left; r2 += a2 * right;
            let a3 = A_tile[p][my_row + 3u]; l3 += a3 * left; r3 += a3 * right;
            let a4 = A_tile[p][my_row + 4u]; l4 += a4 * left; r4 += a4 * right;
            let a5 = A_tile[p][my_row + 5u]; l5 += a5 * left; r5 += a5 * right;
            let a6 = A_tile[p][my_row + 6u]; l6 += a6 * left; r6 += a6 * right;
            let a7 = A_tile[p][my_row + 7u]; l7 += a7 * left; r7 += a7 * right;
        }
        workgroupBarrier();
    }

    let row = first_row + my_row;
    let left_col = first_col + my_col;
    let right_col = left_col + half_tile;
    store(row, left_col, l0); store(row, right_col, r0);
    store(row + 1u, left_col, l1); store(row + 1u, right_col, r1);
    store(row + 2u, left_col, l2); store(row + 2u, right_col, r2);
    store(row + 3u, left_col, l3); store(row + 3u, right_col, r3);
    store(row + 4u, left_col, l4); store(row + 4u, right_col, r4);
    store(row + 5u, left_col, l5); store(row + 5u, right_col, r5);
    store(row + 6u, left_col, l6); store(row + 6u, right_col, r6);
    store(row + 7u, left_col, l7); store(row + 7u, right_col, r7);
}
