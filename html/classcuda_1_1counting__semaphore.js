var classcuda_1_1counting__semaphore =
[
    [ "counting_semaphore", "classcuda_1_1counting__semaphore.html#a859c0308116cde89f0a707bda1623f7b", null ],
    [ "counting_semaphore", "classcuda_1_1counting__semaphore.html#ae89c07853d85bc6f86f3bbd65f16ddb6", null ],
    [ "acquire", "classcuda_1_1counting__semaphore.html#aaf7d145044470d65a8b5b69e352c203e", null ],
    [ "operator=", "classcuda_1_1counting__semaphore.html#ac1d1ac76be1cec51bdfc2a9e3922cb36", null ],
    [ "release", "classcuda_1_1counting__semaphore.html#a90ab4449f229d4c334690b051f1e3d3e", null ],
    [ "try_acquire", "classcuda_1_1counting__semaphore.html#a1260f7e191a785c7558eb15829d75e5e", null ]
];