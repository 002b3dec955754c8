var structcudaResourceViewDesc =
[
    [ "depth", "structcudaResourceViewDesc.html#a0357c771ee0ceeb504c8a559cb3b73db", null ],
    [ "firstLayer", "structcudaResourceViewDesc.html#aab0d42bf9dc88944181f697b17e6943a", null ],
    [ "firstMipmapLevel", "structcudaResourceViewDesc.html#af63fa90d2bf6c66f3865bf13006edded", null ],
    [ "format", "structcudaResourceViewDesc.html#a046bcdf12038e8f34fde15830282fd85", null ],
    [ "height", "structcudaResourceViewDesc.html#a55826279e2f4b79b297b1690d6d6faa3", null ],
    [ "lastLayer", "structcudaResourceViewDesc.html#a6d96c5b3df0bce3d945d4ea99666226f", null ],
    [ "lastMipmapLevel", "structcudaResourceViewDesc.html#a469d25794fec5471648d0d9e42790431", null ],
    [ "reserved", "structcudaResourceViewDesc.html#ae5cf33e2bebc8d1493cbf73cf8aefc7f", null ],
    [ "width", "structcudaResourceViewDesc.html#ab254fb02a2dcd81bc15b49d69ef80d67", null ]
];