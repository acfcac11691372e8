package stat_test

import (
	"math"
	"slices"
	"testing"

	"rubble/stat"
)

// companies are the numbers of soldiers in the 99 companies of Bliese &
// Halverson (1996), and the means and sample variances of their opinions of
// leaders, on a scale of 1 to 5.
var companies = []struct {
	n              int
	mean, variance float64
}{
	{74, 2.9291496042, 0.49571803213}, {63, 2.4855459355, 0.35367456273}, {96, 2.9325021044, 0.50272481314},
	{42, 2.7417508417, 0.53975132786}, {102, 3.1595662507, 0.58027029887}, {28, 2.8391053391, 0.56970134243},
	{29, 2.5344827586, 0.60072964304}, {34, 3.0307486631, 0.37112843719}, {39, 3.2343434343, 0.4255156026},
	{65, 2.6567599068, 0.4692861195}, {39, 2.8941983942, 0.50244731838}, {36, 2.3682659933, 0.57945453817},
	{88, 2.7645775941, 0.474384875}, {94, 3.3260262197, 0.59617990321}, {81, 2.6562663674, 0.54092859005},
	{46, 3.7788757137, 0.47296637876}, {95, 3.1870494418, 0.49611324896}, {81, 3.1535353535, 0.37977272727},
	{42, 3.1598124098, 0.33570967301}, {64, 2.487405303, 0.42582395929}, {92, 2.8841897233, 0.56350474296},
	{44, 2.9532369146, 0.6444322283}, {80, 2.4109090909, 0.63207485675}, {96, 3.2135416667, 0.47643283614},
	{32, 2.8662878788, 0.47568041116}, {57, 2.4432039695, 0.76292805463}, {102, 3.0990097049, 0.49449759078},
	{34, 3.2286096257, 0.68745815799}, {58, 2.623615465, 0.56956124519}, {35, 2.5153679654, 0.48170368699},
	{42, 3.1803030303, 0.53905809761}, {48, 3.0560816498, 0.4447585674}, {31, 3.2673509287, 0.32073076809},
	{99, 2.9383430262, 0.4996865151}, {92, 2.9126482213, 0.5201169757}, {85, 3.1890196078, 0.52126065339},
	{49, 2.6884353741, 0.61271260846}, {56, 2.4299512987, 0.69126078898}, {43, 2.4733615222, 0.48192774416},
	{96, 3.2484532828, 0.80020288915}, {62, 2.7941959922, 0.45967892305}, {43, 3.3276955603, 0.5292756926},
	{100, 2.5641515151, 0.63135135655}, {53, 2.8502382314, 0.49916826191}, {75, 2.4412525253, 0.54672918207},
	{101, 3.2661866187, 0.43754852758}, {42, 2.7822871573, 0.52092728708}, {63, 2.3149430816, 0.37448559096},
	{78, 3.0243848744, 0.5526777343}, {29, 3.0470219436, 0.62239841315}, {36, 2.5218013468, 0.46874134563},
	{37, 2.6685503685, 0.48166378499}, {33, 2.2258953168, 0.53323524502}, {63, 2.4788039121, 0.61404239502},
	{55, 2.4895316804, 0.65789096969}, {76, 2.5160818713, 0.56683039861}, {98, 2.8221088435, 0.54618352394},
	{64, 2.885842803, 0.61983414365}, {86, 3.0968287526, 0.51153198444}, {94, 3.2498710509, 0.6041812276},
	{52, 2.5886363636, 0.36860796017}, {101, 2.8397139714, 0.70242479197}, {50, 2.8353333333, 0.52143648357},
	{52, 3.1972027972, 0.60233163944}, {74, 3.0117117117, 0.40162907389}, {62, 3.1784783317, 0.58615292145},
	{94, 3.1637868042, 0.6107009699}, {44, 3.6941460055, 0.39360001611}, {33, 3.6056473829, 0.30324828867},
	{100, 2.8881818182, 0.62950802794}, {81, 2.9542461654, 0.5338640048}, {15, 3.0012794613, 0.36945697475},
	{41, 3.1788617886, 0.60041574279}, {70, 3.0532900433, 0.43816385006}, {59, 2.5317068995, 0.5658455424},
	{86, 2.7923302795, 0.52275967946}, {48, 3.3375, 0.50313917707}, {67, 2.4700587969, 0.55594833246},
	{57, 2.9132806764, 0.78992525378}, {50, 2.3006060606, 0.48547965742}, {191, 3.0386323973, 0.44717664382},
	{57, 2.8724082935, 0.32760189039}, {226, 3.0052829177, 0.43657429984}, {161, 2.794322103, 0.51555893461},
	{160, 2.5344823232, 0.54135683935}, {220, 2.7682241244, 0.38796177535}, {172, 2.639217759, 0.53353736292},
	{81, 2.8810574885, 0.7021139815}, {106, 3.1008385744, 0.50289563207}, {223, 2.8740589754, 0.61574733547},
	{93, 3.1154773542, 0.45828571533}, {114, 3.0934963672, 0.58444504101}, {176, 2.80290691, 0.47053013613},
	{110, 3.3795316804, 0.41239756808}, {104, 2.5840836247, 0.40517290619}, {44, 3.0730716253, 0.47125428317},
	{68, 2.5558823529, 0.49850893805}, {16, 2.8399621212, 0.35497302572}, {27, 3.1911335578, 0.3898191184},
}

// Functions rwg and awg of the R package multilevel give the two means wanted.
// rwg puts 0 in the place of a negative value; there is none.
func TestAgreementOfCompanies(t *testing.T) {
	scale := stat.Scale{Low: 1, High: 5}
	var uniform, possible float64
	for _, c := range companies {
		// As many answers on one side of the mean as on the other, equally far.
		reach := math.Sqrt(c.variance * float64(c.n-1) / float64(c.n/2*2))
		answers := slices.Repeat([]float64{c.mean - reach, c.mean + reach}, c.n/2)
		if c.n%2 == 1 {
			answers = append(answers, c.mean)
		}
		r, ok := stat.RWG([][]float64{answers}, scale)
		if !ok || r < 0 {
			t.Errorf("r_WG %v, %v", r, ok)
		}
		a, used, ok := stat.AWG([][]float64{answers}, scale)
		if !ok || used != 1 {
			t.Errorf("a_WG of %d items, %v", used, ok)
		}
		uniform, possible = uniform+r, possible+a
	}
	near(t, "mean r_WG", uniform/99, 0.741155572657374, 1e-10)
	near(t, "mean a_WG", possible/99, 0.738009524604658, 1e-10)
}

func TestAgreementWithinGroup(t *testing.T) {
	type agreement struct{ rwg, star, awg, deviation float64 }
	for _, c := range []struct {
		name  string
		items [][]float64
		scale stat.Scale
		want  agreement
	}{
		{
			// Mean 3, median 3; s² is 2/3 with n − 1 and 2/4 with n. Uniform 24/12 =
			// 2, dissensus 4, the most at this mean 2·2: 1 − 2·0.5/4.
			"five points", [][]float64{{2, 3, 3, 4}}, stat.Scale{Low: 1, High: 5},
			agreement{1 - (2.0/3)/2, 1 - 0.5/4, 0.75, 0.5},
		},
		{
			// Half at each end: s² is 25/3 and 25/4; uniform 35/12, dissensus 25/4.
			"six rungs, halved", [][]float64{{0, 5, 0, 5}}, stat.Scale{Low: 0, High: 5},
			agreement{1 - (25.0/3)/(35.0/12), 0, -1, 2.5},
		},
		{
			// Mean 5/3, variance with n (25 − 25/3)/3 = 50/9: 1 − (50/9)/(25/4) = 1/9,
			// an odd number's least; with n − 1 25/3.
			"six rungs, one against two", [][]float64{{0, 5, 0}}, stat.Scale{Low: 0, High: 5},
			agreement{1 - (25.0/3)/(35.0/12), 1.0 / 9, -1, 5.0 / 3},
		},
		{
			// Beside the item of four points above, one of three answers 2, 2, 5: mean
			// 3, median 2, s² 3 and 2. The mean s² with n − 1 is 11/6, q 11/12: 2·(1 −
			// q)/(2·(1 − q) + q) = 2/13. With n it is 5/4: 1 − 5/16. a_WG 3/4 and 1 −
			// 2·2/4 = 0; deviations ½ and 1.
			"two items, one left open", [][]float64{{2, 3, 3, 4}, {2, 2, 5}}, stat.Scale{Low: 1, High: 5},
			agreement{2.0 / 13, 11.0 / 16, 0.375, 0.75},
		},
		{
			"all alike", [][]float64{{1, 1, 1}, {5, 5}, {0, 0, 0, 0}}, stat.Scale{Low: 0, High: 5},
			agreement{1, 1, 1, 0},
		},
		{
			// The scale reaches below 0; three options, uniform 8/12, dissensus 1.
			// Mean 0, s² 2 and 1.
			"yes and no", [][]float64{{-1, 1}}, stat.Scale{Low: -1, High: 1},
			agreement{1 - 2/(8.0/12), 0, -1, 1},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := stat.RWG(c.items, c.scale)
			near(t, "r_WG", got, c.want.rwg, 1e-14)
			star, okay := stat.RWGStar(c.items, c.scale)
			near(t, "r*_WG", star, c.want.star, 1e-14)
			awg, used, fine := stat.AWG(c.items, c.scale)
			near(t, "a_WG", awg, c.want.awg, 1e-14)
			deviation, good := stat.MedianDeviation(c.items, c.scale)
			near(t, "AD_Md", deviation, c.want.deviation, 1e-14)
			if !ok || !okay || !fine || !good || used != len(c.items) {
				t.Errorf("%v %v %v %v, %d items", ok, okay, fine, good, used)
			}
		})
	}
}

func TestAgreementRefuses(t *testing.T) {
	scale := stat.Scale{Low: 0, High: 5}
	for name, items := range map[string][][]float64{
		"no item":                  nil,
		"an item without answers":  {{1, 2}, {}},
		"an item with one answer":  {{1, 2}, {3}},
		"a single person's answer": {{3}},
	} {
		if got, ok := stat.RWG(items, scale); ok || got != 0 {
			t.Errorf("%s: r_WG %v, %v", name, got, ok)
		}
		if got, ok := stat.RWGStar(items, scale); ok || got != 0 {
			t.Errorf("%s: r*_WG %v, %v", name, got, ok)
		}
		if got, used, ok := stat.AWG(items, scale); ok || got != 0 || used != 0 {
			t.Errorf("%s: a_WG %v of %d, %v", name, got, used, ok)
		}
		if got, ok := stat.MedianDeviation(items, scale); ok || got != 0 {
			t.Errorf("%s: AD_Md %v, %v", name, got, ok)
		}
	}
	for message, calls := range map[string][]struct {
		items [][]float64
		scale stat.Scale
	}{
		"stat: answer off the scale": {
			{[][]float64{{1, 6}}, scale},
			{[][]float64{{-0.001}}, scale},
			{[][]float64{{1, math.NaN()}}, scale},
			{[][]float64{{1}, {2, math.Inf(1)}}, scale},
		},
		"stat: scale of fewer than two options": {
			{[][]float64{{1, 1}}, stat.Scale{Low: 1, High: 1}},
			{nil, stat.Scale{Low: 5, High: 1}},
		},
	} {
		for _, c := range calls {
			panics(t, message, func() { stat.RWG(c.items, c.scale) })
			panics(t, message, func() { stat.RWGStar(c.items, c.scale) })
			panics(t, message, func() { stat.AWG(c.items, c.scale) })
			panics(t, message, func() { stat.MedianDeviation(c.items, c.scale) })
		}
	}
}

// r_WG(J) of two items goes to −∞ as the mean variance nears twice the uniform
// one, and would be positive beyond.
func TestRWGBeyondItsPole(t *testing.T) {
	halved := []float64{1, 1, 5, 5} // s² = 16/3, in units of 2: q = 8/3
	if got, ok := stat.RWG([][]float64{halved, halved}, stat.Scale{Low: 1, High: 5}); ok {
		t.Errorf("r_WG(J) = %v of a group halved", got)
	}
	// q of the other is 0, so that of both is 4/3: 2·(−1/3)/(2·(−1/3) + 4/3) = −1.
	got, ok := stat.RWG([][]float64{halved, {3, 3}}, stat.Scale{Low: 1, High: 5})
	if !ok {
		t.Error("refused a negative r_WG(J)")
	}
	near(t, "r_WG(J)", got, -1, 1e-14)
}

// Four members on a scale of 0 to 5 can have a mean of 5/4 with answers at its
// ends, 0, 0, 0 and 5, but none below it; and the same from above.
func TestAWGNearTheEnds(t *testing.T) {
	scale := stat.Scale{Low: 0, High: 5}
	for _, c := range []struct {
		items [][]float64
		want  float64
		used  int
	}{
		{[][]float64{{0, 0, 0, 5}}, -1, 1},
		{[][]float64{{1, 1, 1, 2}}, 1 - 2*(3.0/16)/(15.0/4*5/4), 1},
		{[][]float64{{0, 1, 1, 2}}, 0, 0},
		{[][]float64{{5, 4, 4, 3}}, 0, 0},
		{[][]float64{{4, 4, 4, 3}}, 1 - 2*(3.0/16)/(15.0/4*5/4), 1},
		{[][]float64{{0, 1, 1, 2}, {0, 0, 5, 5}}, -1, 1},
		{[][]float64{{1, 1, 1, 1}, {5, 5, 5, 4}}, 1, 1},
	} {
		got, used, ok := stat.AWG(c.items, scale)
		near(t, "a_WG", got, c.want, 1e-14)
		if used != c.used || ok != (used > 0) {
			t.Errorf("%v: %d items, %v", c.items, used, ok)
		}
	}
}

func TestAgreementLaws(t *testing.T) {
	rng := newRand(t)
	scale := stat.Scale{Low: 0, High: 5}
	for range cases {
		items := make([][]float64, 1+rng.IntN(4))
		turned := make([][]float64, len(items))
		for i := range items {
			items[i] = make([]float64, 2+rng.IntN(8))
			for j := range items[i] {
				items[i][j] = float64(rng.IntN(6))
			}
			turned[i] = affine(items[i], 5, -1)
		}
		same := rearranged(rng, items)
		r, ok := stat.RWG(items, scale)
		if other, okay := stat.RWG(same, scale); other != r || okay != ok || r > 1 {
			t.Errorf("r_WG %v, rearranged %v", r, other)
		}
		star, _ := stat.RWGStar(items, scale)
		if other, _ := stat.RWGStar(same, scale); other != star || star < 0 || star > 1 {
			t.Errorf("r*_WG %v, rearranged %v", star, other)
		}
		awg, used, _ := stat.AWG(items, scale)
		if other, _, _ := stat.AWG(same, scale); other != awg || awg < -1 || awg > 1 {
			t.Errorf("a_WG %v, rearranged %v", awg, other)
		}
		deviation, _ := stat.MedianDeviation(items, scale)
		if other, _ := stat.MedianDeviation(same, scale); other != deviation || deviation < 0 || deviation > 2.5 {
			t.Errorf("AD_Md %v, rearranged %v", deviation, other)
		}
		// The scale may be turned about.
		other, _ := stat.RWG(turned, scale)
		near(t, "turned: r_WG", other, r, 1e-12)
		other, _ = stat.RWGStar(turned, scale)
		near(t, "turned: r*_WG", other, star, 1e-14)
		other, also, _ := stat.AWG(turned, scale)
		near(t, "turned: a_WG", other, awg, 1e-13)
		if used != also {
			t.Errorf("%d items, turned %d", used, also)
		}
		other, _ = stat.MedianDeviation(turned, scale)
		near(t, "turned: AD_Md", other, deviation, 1e-14)
	}
}

// An answer that moves to the end of the scale that is farther from the mean
// of the others moves away from them: agreement falls. (Moved to the nearer
// end it may come closer to them, and if both are as far, to the same distance.)
func TestAgreementFallsAsOneMovesAway(t *testing.T) {
	rng := newRand(t)
	scale := stat.Scale{Low: 0, High: 5}
	for range cases {
		answers := make([]float64, 2+rng.IntN(8))
		for i := range answers {
			answers[i] = float64(rng.IntN(6))
		}
		others, _ := stat.MeanVar(answers[1:], nil)
		end := 0.0
		if others < 2.5 {
			end = 5
		}
		if answers[0] == end || others == 2.5 {
			continue
		}
		r, _ := stat.RWG([][]float64{answers}, scale)
		star, _ := stat.RWGStar([][]float64{answers}, scale)
		before := slices.Clone(answers)
		answers[0] = end
		if less, _ := stat.RWG([][]float64{answers}, scale); !(less < r) {
			t.Errorf("%v to %v: r_WG from %v to %v", before, answers, r, less)
		}
		if less, _ := stat.RWGStar([][]float64{answers}, scale); !(less < star) {
			t.Errorf("%v to %v: r*_WG from %v to %v", before, answers, star, less)
		}
	}
}

func FuzzAgreementWithinGroup(f *testing.F) {
	for _, data := range [][]byte{nil, {1}, {1, 255}, {0, 0}, {0, 5}, {0, 5, 5, 255, 3, 3}, {1, 1, 255, 5, 5}, {0, 0, 0, 4}, {250, 3}} {
		f.Add(data, 1.0, 0, 5)
	}
	f.Add([]byte{0, 10, 10}, 0.1, 0, 1)
	f.Add([]byte{0, 1, 127, 3}, 1e16, 0, math.MaxInt)
	f.Fuzz(func(t *testing.T, data []byte, unit float64, low, high int) {
		items := groupsOf(data, unit)
		for _, answers := range items {
			for _, x := range answers {
				if !(float64(low) <= x && x <= float64(high)) {
					return
				}
			}
		}
		if low >= high {
			return
		}
		scale := stat.Scale{Low: low, High: high}
		r, okR := stat.RWG(items, scale)
		star, ok := stat.RWGStar(items, scale)
		awg, used, okA := stat.AWG(items, scale)
		deviation, okD := stat.MedianDeviation(items, scale)
		if ok != okD || okR && !ok || okA && !ok || okA != (used > 0) || used > len(items) {
			t.Errorf("ok: %v %v %v %v, %d items", okR, ok, okA, okD, used)
		}
		half := (float64(high) - float64(low)) / 2
		if !(r <= 1 && r >= -math.MaxFloat64 && 0 <= star && star <= 1 && -1 <= awg && awg <= 1 && 0 <= deviation && deviation <= half*(1+1e-12)) {
			t.Errorf("r_WG %v, r*_WG %v, a_WG %v, AD_Md %v of half %v", r, star, awg, deviation, half)
		}
	})
}
