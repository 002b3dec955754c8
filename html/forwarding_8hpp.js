var forwarding_8hpp =
[
    [ "m2m::ForwardingOperations", "classm2m_1_1ForwardingOperations.html", "classm2m_1_1ForwardingOperations" ]
];