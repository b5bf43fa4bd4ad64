using System.Globalization;
using Lantern.Bench;

// Each workload stands beside its peers in one run; only the ratios of one run count.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var which = args.FirstOrDefault() ?? "all";
if (which is "all" or "duties")
    DutiesBench.Run();
if (which is "all" or "store")
{
    var folder = Directory.CreateTempSubdirectory("lantern-bench-").FullName;
    await StoreBench.Run(DutiesBench.ExampleHub(), folder);
    Directory.Delete(folder, recursive: true);
}
return 0;
