var classm2m_1_1cuda_1_1Copy =
[
    [ "finish", "classm2m_1_1cuda_1_1Copy.html#a4c15ad3262abed35c2c0cfe9fcf8f8e5", null ],
    [ "start", "classm2m_1_1cuda_1_1Copy.html#a67f362be011f3a4e9b53bc6dae26ef24", null ]
];