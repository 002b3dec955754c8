var dir_30e2f600296b51859525e18c1f74a22d =
[
    [ "program", "dir_36e8be043a0eb313abece34e383114b0.html", "dir_36e8be043a0eb313abece34e383114b0" ],
    [ "forwarding.hpp", "forwarding_8hpp.html", "forwarding_8hpp" ],
    [ "mlp.hpp", "mlp_8hpp.html", "mlp_8hpp" ],
    [ "operations.hpp", "operations_8hpp.html", "operations_8hpp" ],
    [ "operations_cuda.cu", "operations__cuda_8cu.html", "operations__cuda_8cu" ],
    [ "training.hpp", "training_8hpp.html", "training_8hpp" ],
    [ "weights.hpp", "weights_8hpp.html", "weights_8hpp" ]
];