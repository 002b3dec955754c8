var searchData=
[
  ['kept_0',['kept',['../namespacesimt_1_1check.html#af0ca92965c05838985d701df39f877ce',1,'simt::check']]],
  ['kernel_5faccess_1',['kernel_access',['../classsimt_1_1check_1_1StreamCheck.html#a609f2c0b148aca4b4be5754777dd4d00',1,'simt::check::StreamCheck']]],
  ['kernel_5faddress_2',['kernel_address',['../namespacesimt.html#aa9fd0b87d3321daeee734a1913a935d2',1,'simt::kernel_address(void(*kernel)(P...))'],['../namespacesimt.html#ad20df6481ddd55808d1f71db82767eb3',1,'simt::kernel_address(const void *kernel)']]],
  ['kernel_5ffailed_3',['kernel_failed',['../classsimt_1_1check_1_1BarrierCheck.html#ab5977b0b72f2f9c87df8eb57de01c3b0',1,'simt::check::BarrierCheck']]],
  ['kernelcall_4',['KernelCall',['../classsimt_1_1KernelCall.html#a8f25b0c3fd1873fd3679adefd1ead66a',1,'simt::KernelCall::KernelCall(const CallType &amp;type, void *from)'],['../classsimt_1_1KernelCall.html#af091d5f8ab44b4753d69b09a11e8228a',1,'simt::KernelCall::KernelCall(KernelCall &amp;&amp;other) noexcept']]],
  ['kernels_5',['kernels',['../classsimt_1_1count_1_1Counting.html#aad47c3c53a053327ee7a30a1fa0eb0ff',1,'simt::count::Counting']]],
  ['kind_6',['kind',['../classm2m_1_1Figure.html#a2dd18bbfaa915098eec2f03a0143a71b',1,'m2m::Figure']]],
  ['known_7',['known',['../structm2m_1_1InstalledMemory.html#a98724db19187f5ff5268871ec84fc08d',1,'m2m::InstalledMemory']]],
  ['known_5fkernel_8',['known_kernel',['../namespacesimt.html#a0fadf24e582291a4865d4217c9ae5799',1,'simt::known_kernel(void(*kernel)(P...))'],['../namespacesimt.html#a3ddf9eb8771ad1afe0dc424081643fd9',1,'simt::known_kernel(T &amp;&amp;other)']]],
  ['knows_9',['knows',['../classsimt_1_1check_1_1Checker.html#af2a739afd9aca4f7fd69194c1acb478e',1,'simt::check::Checker']]]
];
