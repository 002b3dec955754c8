// Twin of cuda/tiled: a workgroup fetches tiles of A and B together and shares them.
struct Size { m: u32, n: u32, k: u32 }
@group(0) @binding(0) var<uniform> size: Size;
@group(0) @binding(1) var<storage, read> A: array<f32>;
@group(0) @binding(2) var<storage, read> B: array<f32>;
@group(0) @binding(3) var<storage, read_write> C: array<f32>;

const tile = 16u;  // a workgroup is 16 × 16 threads; so are the tiles of A, B and C

// One copy of these for the whole workgroup, on the chip.
var<workgroup> A_tile: array<array<f32, tile>, tile>;
var<workgroup> B_tile: array<array<f32, tile>, tile>;

// One workgroup computes one tile of C, one thread one element of it.
@compute @workgroup_size(tile, tile)
fn tiled_kernel(@builtin(workgroup_id) block: vec3u, @builtin(local_invocation_id) thread: vec3u) {
    // Where I am in the tile, and which element of C is mine.
    let tile_row = thread.y;
    let tile_col = thread.x;
    let row = block.y * tile + tile_row;
    let col = block.x * tile + tile_col;

    // Along k, one pair of tiles at a time.
    var sum = 0.0f;
    for (var step = 0u; step < (size.k + tile - 1u) / tile; step++) {
        // Every thread fetches one element of each tile; outside A and B the tiles are zero.
        let A_col = step * tile + tile_col;
        let B_row = step * tile + tile_row;
        A_tile[tile_row][tile_col] = 0.0f;
        B_tile[tile_row][tile_col] = 0.0f;
        if (row < size.m && A_col < size.k) { A_tile[tile_row][tile_col] = A[row * size.k + A_col]; }
        if (B_row < size.k && col < size.n) { B_tile[tile_row][tile_col] = B[B_row * size.n + col]; }

        // Nobody reads the tiles before everybody has written.
        workgroupBarrier();

        // A row of one tile times a column of the other.
        for (var p = 0u; p < tile; p++) { sum += A_tile[tile_row][p] * B_tile[p][tile_col]; }

        // Nobody writes the next tiles before everybody has read these.
        workgroupBarrier();
    }

    // The guard comes last: a thread outside C still had to load and to wait.
    if (row < size.m && col < size.n) { C[row * size.n + col] = sum; }
}
