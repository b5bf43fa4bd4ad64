using System.Globalization;
using Lantern.Bench;

// Each workload stands beside its peers in one run; only the ratios of one run count.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
DutiesBench.Run();
return 0;
