var handle_8hpp =
[
    [ "m2m::cublas::Handle", "classm2m_1_1cublas_1_1Handle.html", "classm2m_1_1cublas_1_1Handle" ],
    [ "handle", "handle_8hpp.html#ad6c7af68df99bd3c1a546e048aa219c7", null ]
];