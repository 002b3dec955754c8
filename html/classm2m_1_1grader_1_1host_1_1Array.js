var classm2m_1_1grader_1_1host_1_1Array =
[
    [ "Array", "classm2m_1_1grader_1_1host_1_1Array.html#a9f930c60d7b16ec6af082aeb6bae3d5e", null ],
    [ "count", "classm2m_1_1grader_1_1host_1_1Array.html#a8b70507ab08e9a6448c413f3a39dcba8", null ],
    [ "data", "classm2m_1_1grader_1_1host_1_1Array.html#a413b9b8d7185b02c70d7502d837aebc7", null ],
    [ "margins_intact", "classm2m_1_1grader_1_1host_1_1Array.html#afcb31317aca5a30d101aa43618b1f087", null ]
];