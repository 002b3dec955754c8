var parts_8hpp =
[
    [ "m2m::MemoryParts", "structm2m_1_1MemoryParts.html", "structm2m_1_1MemoryParts" ],
    [ "m2m::GpuPart", "structm2m_1_1GpuPart.html", "structm2m_1_1GpuPart" ],
    [ "cores_per_multiprocessor", "parts_8hpp.html#ab2263d86759214bcd6ac1591acce9623", null ],
    [ "find_gpu_part", "parts_8hpp.html#af0eb76dd585c11b4576d8f358fe333fc", null ],
    [ "gpu_parts", "parts_8hpp.html#ab4a61f2b988f9cad362bde7830298fa9", null ],
    [ "parse_memory", "parts_8hpp.html#a52f665701f45619f48216ae09c4ae4ec", null ],
    [ "peak_flops", "parts_8hpp.html#a83c5c6ccf8d0f6d46a62697110302a59", null ]
];