var classm2m_1_1HostMatrix =
[
    [ "HostMatrix", "classm2m_1_1HostMatrix.html#a55d976d03b51c236e166e1e4cc1df250", null ],
    [ "HostMatrix", "classm2m_1_1HostMatrix.html#a7bbcfff3a47ac348d34bd91330cd317a", null ],
    [ "HostMatrix", "classm2m_1_1HostMatrix.html#a3e9a125e21823c5ef3cbb6e577ab8458", null ],
    [ "HostMatrix", "classm2m_1_1HostMatrix.html#a0a12e1c90605f4cf41c1576f0a363104", null ],
    [ "~HostMatrix", "classm2m_1_1HostMatrix.html#ac2c37e76e3ccec6e5d5adf8fb3f0174e", null ],
    [ "begin", "classm2m_1_1HostMatrix.html#a43488602067cef7d2db7abbe2f039b08", null ],
    [ "begin", "classm2m_1_1HostMatrix.html#a26e8733806f8bf45e24f0170a7027766", null ],
    [ "cols", "classm2m_1_1HostMatrix.html#afae03fc60151eb29e68b196e21cd5d79", null ],
    [ "data", "classm2m_1_1HostMatrix.html#a940d8b55c2cbfcbb650899cb6285fdb7", null ],
    [ "data", "classm2m_1_1HostMatrix.html#ab11831248296bc88c442cd26112e0459", null ],
    [ "end", "classm2m_1_1HostMatrix.html#a8fb961923f8e2039cc3433ae600a1048", null ],
    [ "end", "classm2m_1_1HostMatrix.html#a82962ae9faf544515c963c0505fc68cb", null ],
    [ "operator()", "classm2m_1_1HostMatrix.html#a745ebbe4071afa79b6b3c15c68d3fa84", null ],
    [ "operator()", "classm2m_1_1HostMatrix.html#afc124ce009575559ebc12cbf94ab4fb2", null ],
    [ "operator=", "classm2m_1_1HostMatrix.html#a66dd69e8f8ac8368ea42e0fe68fb05cd", null ],
    [ "rows", "classm2m_1_1HostMatrix.html#a0523d1c8fc99e41cc39ba01fcc426e6b", null ],
    [ "size", "classm2m_1_1HostMatrix.html#aadcbdc458dc8ca017a688588c76e4af1", null ]
];