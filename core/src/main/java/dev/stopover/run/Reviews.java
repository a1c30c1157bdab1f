package dev.stopover.run;

import dev.stopover.change.ApprovalMatrix;
import dev.stopover.config.Configuration;
import dev.stopover.engine.Analysis;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.review.Review;
import dev.stopover.review.Reviewer;
import dev.stopover.rule.Rule;
import dev.stopover.rule.ToolError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The reviews of what a run was about.
 *
 * @param reviews the reviews, history by history
 * @param errors what could not be done
 */
public record Reviews(List<Review> reviews, List<ToolError> errors) {

    /** Keeps copies of the lists. */
    public Reviews {
        reviews = List.copyOf(reviews);
        errors = List.copyOf(errors);
    }

    /**
     * Reviews what a run reported about.
     *
     * @param matrix who has to approve, as it is configured
     */
    public static Reviews of(Outcome outcome, Function<Configuration, ApprovalMatrix> matrix) {
        List<ToolError> errors = new ArrayList<>(outcome.report().errors());
        List<Review> reviews = new ArrayList<>();
        for (Outcome.Part part : outcome.parts()) {
            Set<String> asked = part.report().rules().stream().map(Rule::id).collect(Collectors.toSet());
            Reviewer reviewer = new Reviewer(matrix.apply(part.configuration()), asked::contains, new LazyAnswers());
            for (Analysis analysis : part.analyses()) {
                errors.addAll(analysis.errors());
                reviews.addAll(reviewer.review(analysis, part.report().open()));
            }
            errors.addAll(reviewer.errors());
        }
        return new Reviews(reviews, errors.stream().distinct().toList());
    }
}
