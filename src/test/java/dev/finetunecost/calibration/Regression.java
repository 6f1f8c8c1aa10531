package dev.finetunecost.calibration;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Robust least squares with priors, by Levenberg and Marquardt's method with numeric derivatives.
 *
 * <p>Minimises {@code Σ w·ρ(residual) + Σ (λ·(x - prior)/spread)²}, where ρ is Charbonnier's loss:
 * a square near zero, the absolute value far from it, so that a few odd points do not bend the fit.
 */
final class Regression {
  private static final int MOST_ITERATIONS = 60;
  private static final double DERIVATIVE_STEP = 1e-5;
  private static final double PRIOR_WEIGHT = 0.2;

  private final UnaryOperator<double[]> residuals;
  private final double[] weights;
  private final double[] prior;
  private final double[] spread;
  private final double softness;

  /**
   * @param residuals from parameters to residuals, one for each point
   * @param weights of the points
   * @param prior believed parameters, also the start
   * @param spread of each parameter around its prior
   * @param softness residuals much larger count by their absolute value
   */
  Regression(
      UnaryOperator<double[]> residuals,
      double[] weights,
      double[] prior,
      double[] spread,
      double softness) {
    this.residuals = residuals;
    this.weights = weights.clone();
    this.prior = prior.clone();
    this.spread = spread.clone();
    this.softness = softness;
  }

  /** The parameters that fit best. */
  double[] solve() {
    double[] x = prior.clone();
    double[] r = terms(x);
    double damping = 1e-3;
    for (int i = 0; i < MOST_ITERATIONS; i++) {
      double[][] jacobian = jacobian(x, r);
      boolean improved = false;
      for (int attempt = 0; attempt < 12 && !improved; attempt++) {
        double[] next = add(x, step(jacobian, r, damping));
        double[] nextTerms = terms(next);
        if (square(nextTerms) < square(r)) {
          improved = true;
          boolean small = square(r) - square(nextTerms) < 1e-10 * square(r);
          x = next;
          r = nextTerms;
          damping /= 5;
          if (small) {
            return x;
          }
        } else {
          damping *= 4;
        }
      }
      if (!improved) {
        return x;
      }
    }
    return x;
  }

  /** Residuals whose squares sum to the loss, then those of the priors. */
  private double[] terms(double[] x) {
    double[] plain = residuals.apply(x);
    double[] terms = Arrays.copyOf(plain, plain.length + x.length);
    for (int i = 0; i < plain.length; i++) {
      double scaled = plain[i] / softness;
      double loss = 2 * (Math.sqrt(1 + scaled * scaled) - 1);
      terms[i] = Math.signum(plain[i]) * Math.sqrt(loss * weights[i]) * softness;
    }
    for (int j = 0; j < x.length; j++) {
      terms[plain.length + j] = PRIOR_WEIGHT * (x[j] - prior[j]) / spread[j];
    }
    return terms;
  }

  /** Rows are terms, columns parameters. */
  private double[][] jacobian(double[] x, double[] r) {
    double[][] jacobian = new double[r.length][x.length];
    for (int j = 0; j < x.length; j++) {
      double[] moved = x.clone();
      moved[j] += DERIVATIVE_STEP;
      double[] there = terms(moved);
      for (int i = 0; i < r.length; i++) {
        jacobian[i][j] = (there[i] - r[i]) / DERIVATIVE_STEP;
      }
    }
    return jacobian;
  }

  /** Solves {@code (JᵀJ + damping·diag(JᵀJ)) s = -Jᵀr}. */
  private static double[] step(double[][] jacobian, double[] r, double damping) {
    int n = jacobian[0].length;
    double[][] a = new double[n][n + 1];
    for (int i = 0; i < r.length; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          a[j][k] += jacobian[i][j] * jacobian[i][k];
        }
        a[j][n] -= jacobian[i][j] * r[i];
      }
    }
    for (int j = 0; j < n; j++) {
      a[j][j] *= 1 + damping;
    }
    return eliminate(a);
  }

  /** Gauss's elimination; the right side is the last column. Positive definite, so no pivoting. */
  private static double[] eliminate(double[][] a) {
    int n = a.length;
    for (int j = 0; j < n; j++) {
      for (int i = j + 1; i < n; i++) {
        double factor = a[i][j] / a[j][j];
        for (int k = j; k <= n; k++) {
          a[i][k] -= factor * a[j][k];
        }
      }
    }
    double[] x = new double[n];
    for (int j = n - 1; j >= 0; j--) {
      double sum = a[j][n];
      for (int k = j + 1; k < n; k++) {
        sum -= a[j][k] * x[k];
      }
      x[j] = sum / a[j][j];
    }
    return x;
  }

  private static double[] add(double[] x, double[] step) {
    double[] sum = x.clone();
    for (int j = 0; j < x.length; j++) {
      sum[j] += step[j];
    }
    return sum;
  }

  private static double square(double[] terms) {
    return Arrays.stream(terms).map(term -> term * term).sum();
  }
}
