using System.Runtime.InteropServices;

namespace Budget.Benchmarks.Generation;

/// <summary>
/// Makes elections like those of a large town: few projects have most votes, voters prefer their own part of town, and
/// many ballots are identical, since campaigns hand out lists. Numbers are modelled on published ballots of Łódź.
/// </summary>
internal sealed class ElectionGenerator
{
    // Of a hundred free ballots, so many list 1, 2 … 5 projects: 3,6 on average, counting the campaign lists.
    private static readonly int[] LengthTotals = [20, 31, 41, 52, 100];

    private const int CampaignBallotsInHundred = 40;
    private const int CampaignsInDistrict = 6;
    private const int HomeChoicesInHundred = 55;

    private readonly ElectionShape _shape;
    private readonly int[] _everywhere;
    private readonly int[][] _districts;
    private readonly int[][] _districtTotals;
    private readonly int[][] _campaigns;
    private readonly int[] _districtSizes;
    private SmallRandom _random = new(20_220_930);

    private ElectionGenerator(ElectionShape shape)
    {
        _shape = shape;
        _everywhere = Totals(Enumerable.Range(0, shape.Projects).Select(Appeal));
        _districts = [.. Enumerable.Range(0, shape.Districts).Select(ProjectsOf)];
        _districtTotals = [.. _districts.Select(projects => Totals(projects.Select(Appeal)))];
        _districtSizes = Totals(Enumerable.Range(0, shape.Districts).Select(district => 100 + 300 / (district + 1)));
        _campaigns = [.. Enumerable.Range(0, shape.Districts * CampaignsInDistrict)
            .Select(campaign => FreeBallot(campaign / CampaignsInDistrict))];
    }

    public static GeneratedElection Generate(ElectionShape shape) => new ElectionGenerator(shape).Generate();

    private GeneratedElection Generate()
    {
        var costs = Enumerable.Range(0, _shape.Projects).Select(_ => Cost()).ToArray();
        var starts = new int[_shape.Ballots + 1];
        var approved = new List<int>(4 * _shape.Ballots);
        for (var ballot = 0; ballot < _shape.Ballots; ballot++)
        {
            var district = _random.Among(_districtSizes);
            var campaign = _campaigns[district * CampaignsInDistrict + _random.Below(CampaignsInDistrict)];
            approved.AddRange(_random.Below(100) < CampaignBallotsInHundred ? campaign : FreeBallot(district));
            starts[ballot + 1] = approved.Count;
        }

        return new GeneratedElection(_shape, costs, starts, CollectionsMarshal.AsSpan(approved).ToArray());
    }

    private int[] FreeBallot(int district)
    {
        var ballot = new int[_random.Among(LengthTotals) + 1];
        for (var listed = 0; listed < ballot.Length;)
        {
            var project = _random.Below(100) < HomeChoicesInHundred
                ? _districts[district][_random.Among(_districtTotals[district])]
                : _random.Among(_everywhere);
            if (!ballot.AsSpan(0, listed).Contains(project))
            {
                ballot[listed++] = project;
            }
        }

        return ballot;
    }

    // Every part of town has its share of strong and weak projects, and its voters look at its neighbour's, too.
    private int[] ProjectsOf(int district) =>
        [.. Enumerable.Range(0, _shape.Projects)
            .Where(project => (project + _shape.Districts - district) % _shape.Districts < 2)];

    private int Appeal(int project) => 20_000 / (project + 8);

    // Many small projects, few large ones: the product of two even draws.
    private int Cost() => _shape.CostScale * 500 * (20 + _random.Below(38) * _random.Below(38));

    private static int[] Totals(IEnumerable<int> shares)
    {
        var total = 0;
        return [.. shares.Select(share => total += share)];
    }
}
