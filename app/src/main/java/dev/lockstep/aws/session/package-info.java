/// As whom AWS is asked, and where: credentials, region and endpoints, by the rules of the AWS CLI.
@NullMarked
package dev.lockstep.aws.session;

import org.jspecify.annotations.NullMarked;
