using System.Diagnostics;
using System.Text;
using Lantern.Store.Proof;

namespace Lantern.Store.Tests.Proof;

/// <summary>The bundle of one file: every changed byte is found, by both verifiers, and an honest one is not suspected.</summary>
public sealed class BundleTests : IDisposable
{
    private const int Size = 256 * 1024;

    private static readonly bool Full = Environment.GetEnvironmentVariable("LANTERN_FULL") == "1";

    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-bundle-").FullName;
    private readonly InkOnPaper _paper = new(seed: 7, leaves: 900);

    public void Dispose()
    {
        _paper.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Every_flipped_byte_of_a_bundle_of_256_kib_is_found()
    {
        var bundle = BundleOf256KiB();
        var keys = Keys(_paper);
        var missed = new System.Collections.Concurrent.ConcurrentBag<int>();
        var watch = Stopwatch.StartNew();
        Parallel.For(0, 16, part =>
        {
            var own = (byte[])bundle.Clone();
            for (var at = part; at < own.Length; at += 16)
            {
                own[at] ^= (byte)(1 << (at / 16 % 8));
                if (!IsFound(own, keys))
                    missed.Add(at);
                own[at] ^= (byte)(1 << (at / 16 % 8));
            }
        });
        TestContext.Current.SendDiagnosticMessage($"{bundle.Length:N0} bytes flipped, {bundle.Length - missed.Count:N0} found, {watch.Elapsed.TotalSeconds:N0} s");
        Assert.Empty(missed);
        Assert.InRange(bundle.Length, Size, Size + 8192);
        Assert.Equal(0, BundleVerifier.Check(bundle, keys).Count);
    }

    // The second verifier takes every fourth byte here and all of them with --full: it works on one core.
    [Fact]
    public async Task Every_fourth_flipped_byte_of_a_bundle_of_256_kib_is_found_by_the_second_verifier()
    {
        var bytes = BundleOf256KiB();
        var (bundle, key) = Save(bytes, _paper.Signer.Public);
        var answer = await Python.Drive("flip_every_byte.py", bundle, key, Full ? "1" : "4");
        TestContext.Current.SendDiagnosticMessage(answer.Out);
        Assert.True(answer.Code == 0, answer.Out + answer.Error);
        var flips = Full ? bytes.Length : (bytes.Length + 3) / 4;
        Assert.Contains($"{flips:N0} of {bytes.Length:N0} bytes flipped, {flips:N0} found", answer.Out, StringComparison.Ordinal);
    }

    // Somebody who can have the hub sign what they like still cannot change an entry that a checkpoint covers.
    [Fact]
    public void A_byte_flipped_within_an_entry_is_found_also_where_the_hub_signed_it_again()
    {
        var bundle = Encoding.Latin1.GetString(_paper.Bundle(_paper.LongestFile));
        var lines = bundle[..bundle.IndexOf("digest ", StringComparison.Ordinal)];
        var from = lines.IndexOf("lantern checkpoint", StringComparison.Ordinal);
        var random = new Random(3);
        for (var i = 0; i < (Full ? 20_000 : 1_000); i++)
        {
            var at = random.Next(from, lines.Length);
            var flipped = Encoding.Latin1.GetBytes(lines);
            flipped[at] ^= (byte)(1 << random.Next(7));
            var again = Bundle.Sealed(Encoding.Latin1.GetString(flipped), _paper.Signer);
            Assert.True(IsFound(again, Keys(_paper)), $"byte {at} of the lines");
        }
    }

    [Fact]
    public async Task Structural_attacks_on_a_bundle_are_found_by_both_whoever_signs_it_again()
    {
        using var stranger = Signer.New();
        var honest = Encoding.ASCII.GetString(_paper.Bundle(_paper.LongestFile));
        var (lines, ending) = (honest[..honest.IndexOf("digest ", StringComparison.Ordinal)], honest[honest.IndexOf("digest ", StringComparison.Ordinal)..]);
        var tried = new Dictionary<string, byte[]>();
        foreach (var (name, attack, seenWithin) in BundleAttacks.All)
        {
            var paper = new BundleOnPaper(lines);
            attack(paper, _paper);
            var changed = paper.ToString();
            Assert.True(lines != changed, name);
            tried[$"{name}, signed by another"] = Bundle.Sealed(changed, stranger);
            tried[$"{name}, with the old signature"] = Encoding.ASCII.GetBytes(changed + ending);
            if (seenWithin)
                tried[$"{name}, signed by the hub's own key"] = Bundle.Sealed(changed, _paper.Signer);
        }
        await AssertBoth(tried, 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Dear colleague, please find the bundle attached.\n")]
    public async Task What_is_no_bundle_is_called_unreadable_by_both(string text)
    {
        Assert.Throws<FormatException>(() => BundleVerifier.Check(Encoding.UTF8.GetBytes(text), Keys(_paper)));
        var (bundle, key) = Save(Encoding.UTF8.GetBytes(text), _paper.Signer.Public);
        Assert.Equal(2, (await Python.Verify("bundle", bundle, "--key", key)).Code);
        Assert.Equal(2, (await Python.Verify("bundle", bundle + "-absent", "--key", key)).Code);
        Assert.Equal(2, (await Python.Verify("bundle", bundle, "--key", bundle)).Code);
    }

    [Fact]
    public void A_bundle_is_not_made_of_what_is_unsound_absent_or_not_covered()
    {
        var file = _paper.LongestFile;
        Assert.Throws<StoreUnfitException>(() => _paper.Bundle("00000000000000000000000000"));
        var early = Checkpoint.Read(_paper.Checkpoints[0].Note);
        var late = _paper.Entry();
        Assert.Contains("checkpoint first", Assert.Throws<StoreUnfitException>(() => Bundle.Make(_paper.Ink, late, true, early, _paper.Signer)).Message, StringComparison.Ordinal);
        _paper.Rows[3] = _paper.Rows[3] with { At = 1 };
        Assert.Contains("lantern verify", Assert.Throws<StoreUnfitException>(() => _paper.Bundle(file)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(900)]
    public async Task An_honest_bundle_of_every_file_is_not_suspected(int leaves)
    {
        using var paper = new InkOnPaper(leaves, leaves);
        await AssertBoth(paper.Files.Keys.ToDictionary(file => file, file => paper.Bundle(file, withLooks: file[^1] % 2 == 0)), 0, paper);
    }

    private async Task AssertBoth(Dictionary<string, byte[]> bundles, int code, InkOnPaper? paper = null)
    {
        File.WriteAllText(Path.Combine(_folder, "hub.pem"), (paper ?? _paper).Signer.Public.Pem);
        foreach (var (name, bundle) in bundles)
        {
            Assert.True(IsFound(bundle, Keys(paper ?? _paper)) == (code == 1), name);
            File.WriteAllBytes(Path.Combine(_folder, name + ".bundle"), bundle);
        }
        File.Delete(Path.Combine(_folder, "file.bundle"));
        var answers = await Python.CheckAll(_folder);
        Assert.Equal(bundles.Keys.Order(StringComparer.Ordinal), answers.Keys.Order(StringComparer.Ordinal));
        Assert.All(answers, answer => Assert.True(answer.Value.Code == code, $"{answer.Key}: {answer.Value.Says}"));
    }

    private byte[] BundleOf256KiB()
    {
        var file = _paper.Entry();
        for (var i = 0; i < 150; i++)
            _paper.Entry(file, 400);
        while (true)
        {
            _paper.Entry(file, 400);
            _paper.Checkpoint();
            if (_paper.Bundle(file) is { Length: >= Size } bundle)
                return bundle;
        }
    }

    private (string Bundle, string Key) Save(byte[] bundle, PublicKey key)
    {
        var (path, pem) = (Path.Combine(_folder, "file.bundle"), Path.Combine(_folder, "hub.pem"));
        File.WriteAllBytes(path, bundle);
        File.WriteAllText(pem, key.Pem);
        return (path, pem);
    }

    private static PublicKey[] Keys(InkOnPaper paper) => [paper.Signer.Public];

    private static bool IsFound(byte[] bundle, PublicKey[] keys)
    {
        try
        {
            return BundleVerifier.Check(bundle, keys, thorough: false).Count > 0;
        }
        catch (FormatException)
        {
            return true;
        }
    }
}
