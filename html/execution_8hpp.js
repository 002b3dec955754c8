var execution_8hpp =
[
    [ "simt::ExecutionResult", "structsimt_1_1ExecutionResult.html", "structsimt_1_1ExecutionResult" ],
    [ "simt::ExecutionOptions", "structsimt_1_1ExecutionOptions.html", "structsimt_1_1ExecutionOptions" ],
    [ "Outcome", "execution_8hpp.html#a4b23523b34bed3f84c93264d28c79d0a", [
      [ "ok", "execution_8hpp.html#a4b23523b34bed3f84c93264d28c79d0aa444bcb3a3fcf8389296c49467f27e1d6", null ],
      [ "assertion_failed", "execution_8hpp.html#a4b23523b34bed3f84c93264d28c79d0aad7ec00131018768c8841453186708ebc", null ],
      [ "trap", "execution_8hpp.html#a4b23523b34bed3f84c93264d28c79d0aaca97f68cf88e0d3b9c652c05c7619575", null ],
      [ "barrier_error", "execution_8hpp.html#a4b23523b34bed3f84c93264d28c79d0aa379fa549d8ad7bf40b5917dfcde4cf56", null ],
      [ "no_progress", "execution_8hpp.html#a4b23523b34bed3f84c93264d28c79d0aa43c09831647cc3d85b480f8815f0eef7", null ],
      [ "stack_overflow", "execution_8hpp.html#a4b23523b34bed3f84c93264d28c79d0aaa7859f4f78fd304b591646b03543f9a6", null ],
      [ "illegal_address", "execution_8hpp.html#a4b23523b34bed3f84c93264d28c79d0aa6505d4ebe383a498b8243d72a4cba22f", null ],
      [ "misaligned_address", "execution_8hpp.html#a4b23523b34bed3f84c93264d28c79d0aa7466f9ce2a58b7fe62a572791050dbca", null ],
      [ "illegal_instruction", "execution_8hpp.html#a4b23523b34bed3f84c93264d28c79d0aaf02b25bbe33547687680941a577b46da", null ],
      [ "too_much_shared", "execution_8hpp.html#a4b23523b34bed3f84c93264d28c79d0aa1e3f18d6699a5042c96e18392c4c0183", null ],
      [ "too_many_threads", "execution_8hpp.html#a4b23523b34bed3f84c93264d28c79d0aa6d62521dd6ce29bc0919cdd0a051bdbf", null ]
    ] ],
    [ "execute", "execution_8hpp.html#af0f0aa07bdc000512a6227bdc0eed1b3", null ],
    [ "execution_options", "execution_8hpp.html#ae88d44a932ce6ba366f10244fb6c967e", null ]
];