/** The site's one style sheet; the only module that imports CSS. */
import 'katex/dist/katex.css';
import './site.css';
