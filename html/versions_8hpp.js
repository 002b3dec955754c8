var versions_8hpp =
[
    [ "m2m::CudaVersions", "structm2m_1_1CudaVersions.html", "structm2m_1_1CudaVersions" ],
    [ "m2m::VersionFinding", "structm2m_1_1VersionFinding.html", "structm2m_1_1VersionFinding" ],
    [ "m2m::GpuSigns", "structm2m_1_1GpuSigns.html", "structm2m_1_1GpuSigns" ],
    [ "check_gpu_signs", "versions_8hpp.html#a9aebd9b96b340c64d39ebc1ff3561212", null ],
    [ "check_versions", "versions_8hpp.html#a236fd320951f38b731e54e857aed54f6", null ],
    [ "cuda_version_text", "versions_8hpp.html#a7335683273946172919bf42acf5fce4d", null ],
    [ "oldest_driver", "versions_8hpp.html#a0729f7fabf177d089e0bfd4ea27b24f9", null ],
    [ "parse_capability", "versions_8hpp.html#af3ad59d5bd4f147321866ae1c7ed4ee1", null ],
    [ "parse_cuda_version", "versions_8hpp.html#aff8a7ddaa029687c0595bcaee4238d0f", null ],
    [ "parse_kernel_module", "versions_8hpp.html#addfdcc84afed950495936feb2e8b8b8b", null ]
];