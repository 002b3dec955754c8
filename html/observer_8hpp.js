var observer_8hpp =
[
    [ "simt::StreamKind", "structsimt_1_1StreamKind.html", "structsimt_1_1StreamKind" ],
    [ "simt::FailedCall", "structsimt_1_1FailedCall.html", "structsimt_1_1FailedCall" ],
    [ "simt::Observer", "classsimt_1_1Observer.html", "classsimt_1_1Observer" ],
    [ "end_spinning", "observer_8hpp.html#a1ebc940d6343a6344ba17e057cc73eed", null ],
    [ "stop_kernel", "observer_8hpp.html#a9aa1779d5db7b4dbf9118ff73872b776", null ],
    [ "observer", "observer_8hpp.html#aeb0246e1161a994c3bb3b4a486c74e88", null ]
];