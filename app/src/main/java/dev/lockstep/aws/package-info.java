/// AWS itself: the only package that uses the clients of the AWS SDK.
@NullMarked
package dev.lockstep.aws;

import org.jspecify.annotations.NullMarked;
