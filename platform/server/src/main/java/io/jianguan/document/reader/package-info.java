/** The server's side of the processes that read files: started, limited, ended, started again. */
@NullMarked
package io.jianguan.document.reader;

import org.jspecify.annotations.NullMarked;
