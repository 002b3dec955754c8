var structm2m_1_1CudaVersions =
[
    [ "architectures", "structm2m_1_1CudaVersions.html#ade592a162222c0618e334cbc34f6a9c5", null ],
    [ "capabilities", "structm2m_1_1CudaVersions.html#a832dbea804ace49051d479ae86305aeb", null ],
    [ "compiled", "structm2m_1_1CudaVersions.html#a72b2874facf3c6f28cd3d217ba13f5ab", null ],
    [ "cublas", "structm2m_1_1CudaVersions.html#a770866962af2d39569e80308a081af42", null ],
    [ "driver", "structm2m_1_1CudaVersions.html#a5c9df9b5ec707ab46f6cd27a0b75eb12", null ],
    [ "driver_library", "structm2m_1_1CudaVersions.html#ad7ad88ca5668b07db024faf4570ffb44", null ],
    [ "kernel_module", "structm2m_1_1CudaVersions.html#aa7da415f24ca231718d52fd0db65ddd8", null ],
    [ "runtime", "structm2m_1_1CudaVersions.html#ab9d0be4496414985c3d827e70c47a851", null ]
];